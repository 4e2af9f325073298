import { describe, expect, test } from '@jest/globals';
import { nobodyReached } from '#core/delivery/reach.ts';
import { type Issue, newsId } from '#core/digests/issue.ts';
import { externalKey } from '#core/people/person.ts';
import { usualPreferences } from '#core/people/preferences.ts';
import { SharedPlaces } from '#core/sync/sharedPlaces.ts';
import { aChunk, aDelivery, aDispatch } from '../../builders/aDelivery.ts';
import { anIssue, anItem } from '../../builders/anIssue.ts';
import type { OpenStorage } from './opened.ts';

export const deliveryContract = (open: OpenStorage) => {
  describe('issues of the digest', () => {
    test('an issue is kept whole, however long, and only the first of two writers writes', async () => {
      const { issues, ids } = open();
      const items = Array.from({ length: 40 }, (_, n) =>
        anItem({ id: `i${n}`, title: 'É'.repeat(120), line: '😀'.repeat(120), areaName: 'A'.repeat(100) }),
      );
      const issue = anIssue({ id: ids.next(), items });
      expect(await issues.put(issue, null)).toBe('written');
      expect(await issues.put(issue, null)).toBe('conflict');
      const stored = await issues.get(issue.id);
      expect(stored?.value).toEqual(issue);
      expect(await issues.put({ ...issue, state: 'sending' }, stored?.etag ?? '')).toBe('written');
      expect(await issues.put({ ...issue, state: 'draft' }, stored?.etag ?? '')).toBe('conflict');
      expect((await issues.list()).map(({ id }) => id)).toContain(issue.id);
      expect((await issues.sending()).map(({ id }) => id)).toContain(issue.id);
      const ours = async () => (await issues.pending()).filter(({ value }) => value.id === issue.id);
      expect(await ours()).toEqual([]);
      const again = await issues.get(issue.id);
      const pending = {
        number: 1,
        what: 'withdrawn',
        item: null,
        reason: 'Too early.',
        mailAgain: false,
      } as const;
      expect(await issues.put({ ...issue, pending }, again?.etag ?? '')).toBe('written');
      const [left] = await ours();
      expect(left?.value.pending).toEqual(pending);
      expect(await issues.put({ ...issue, pending: null }, left?.etag ?? '')).toBe('written');
      expect(await ours()).toEqual([]);
    });

    test('only scheduled ones whose time has come are due', async () => {
      const { issues, ids } = open();
      const due = anIssue({ id: ids.next(), sendAt: '2026-11-23T09:00:00Z' });
      const later = anIssue({ id: ids.next(), sendAt: '2026-11-23T09:00:01Z' });
      const draft = anIssue({ id: ids.next(), state: 'draft' });
      for (const issue of [due, later, draft]) await issues.put(issue, null);
      const found = (await issues.due('2026-11-23T09:00:00Z')).map(({ value }) => value.id);
      expect(found).toContain(due.id);
      expect(found).not.toContain(later.id);
      expect((await issues.sending()).map(({ id }) => id)).not.toContain(due.id);
      expect(found).not.toContain(draft.id);
    });

    test('that are not over are found without those that have gone', async () => {
      const { issues, ids } = open();
      const draft = anIssue({ id: ids.next(), state: 'draft' });
      const paused = anIssue({ id: ids.next(), state: 'paused' });
      const sent = anIssue({ id: ids.next(), state: 'sent' });
      const news = anIssue({ id: newsId('2026-11-24T09:00:00Z'), kind: 'news', state: 'sending' });
      for (const issue of [draft, paused, sent, news]) await issues.put(issue, null);
      const found = (await issues.unfinished()).map(({ id }) => id);
      expect(found).toEqual(expect.arrayContaining([draft.id, paused.id]));
      expect(found).not.toContain(sent.id);
      expect(found).not.toContain(news.id);
    });
  });

  describe('asking for approval', () => {
    test('stands until everybody’s card says what became of it', async () => {
      const { askings, issues, ids } = open();
      const issue = anIssue({ id: ids.next(), state: 'inReview' });
      await issues.put(issue, null);
      expect((await issues.inReview()).map(({ id }) => id)).toContain(issue.id);
      const at = '2026-11-23T09:00:00Z';
      const asking = { id: ids.next(), issue: issue.id, askedAt: at, told: [], state: 'open' as const, at };
      expect(await askings.put(asking, null)).toBe('written');
      expect(await askings.put(asking, null)).toBe('conflict');
      const mine = async () => (await askings.standing()).filter(({ value }) => value.id === asking.id);
      const [standing] = await mine();
      expect(standing?.value).toEqual(asking);
      expect(await askings.put({ ...asking, state: 'closed' }, standing?.etag ?? '')).toBe('written');
      expect(await mine()).toEqual([]);
      expect((await askings.get(asking.id))?.value.state).toBe('closed');
    });
  });

  describe('how people get an issue', () => {
    test('is kept as far as it is counted, and only the first of two counters writes', async () => {
      const { reaches, ids } = open();
      const reach = {
        issue: ids.next(),
        basis: 'b',
        startsAt: '2026-11-30T07:30:00Z',
        after: null,
        counts: nobodyReached,
        complete: false,
        at: '2026-11-23T09:00:00Z',
      };
      expect(await reaches.get(reach.issue)).toBeNull();
      expect(await reaches.put(reach, null)).toBe('written');
      expect(await reaches.put(reach, null)).toBe('conflict');
      const stored = await reaches.get(reach.issue);
      const further = { ...reach, after: 'tenant:p', counts: { ...nobodyReached, teams: 7 } };
      expect(await reaches.put(further, stored?.etag ?? '')).toBe('written');
      expect((await reaches.get(reach.issue))?.value).toEqual(further);
    });
  });

  describe('dispatches', () => {
    test('stand with those of their issue, and among those being sent until they are done', async () => {
      const { dispatches, ids } = open();
      const id = ids.next();
      const change = { number: 1, what: 'corrected' as const, item: 'i', reason: 'Wrong.', mailAgain: true };
      const first = aDispatch({ id, issue: id });
      await dispatches.put(aDispatch({ id: `${id}-1`, issue: id, change }), null);
      expect(await dispatches.put(first, null)).toBe('written');
      expect(await dispatches.put(first, null)).toBe('conflict');
      expect((await dispatches.ofIssue(id)).map((dispatch) => dispatch.id)).toEqual([id, `${id}-1`]);
      const stored = await dispatches.get(id);
      await dispatches.put({ ...first, state: 'done' }, stored?.etag ?? '');
      const sending = (await dispatches.sending()).map((dispatch) => dispatch.id);
      expect(sending).toContain(`${id}-1`);
      expect(sending).not.toContain(id);
    });
  });

  describe('the ledger', () => {
    test('a row is written once: what is there stays as it is', async () => {
      const { ledger, ids } = open();
      const dispatch = ids.next();
      const rows = Array.from({ length: 120 }, (_, n) => aDelivery({ dispatch, person: `t:p${n}` }));
      await ledger.insert(rows.slice(0, 3));
      await ledger.note({ dispatch, chunk: 0, person: 't:p1' }, { state: 'sent', activityId: 'a1' });
      await ledger.insert(rows);
      const kept = await ledger.rows(dispatch, 0);
      expect(kept).toHaveLength(120);
      expect(kept.filter(({ state }) => state === 'sent').map(({ person }) => person)).toEqual(['t:p1']);
      expect(await ledger.rows(dispatch, 1)).toEqual([]);
    });

    test('members of a row are noted one by one, and the others stay', async () => {
      const { ledger, ids } = open();
      const row = aDelivery({ dispatch: ids.next(), person: externalKey('zoë+1@hub.example') });
      await ledger.insert([row]);
      await ledger.note(row, { state: 'movedToMail', whyNotChat: 'blocked' });
      await ledger.note(row, { openedAt: '2026-11-24T09:00:00Z' });
      expect(await ledger.row(row.dispatch, 0, row.person)).toEqual({
        ...row,
        state: 'movedToMail',
        whyNotChat: 'blocked',
        openedAt: '2026-11-24T09:00:00Z',
      });
      expect(await ledger.row(row.dispatch, 0, 'somebody else')).toBeNull();
    });

    test('chunks come by number, and those that should be looked after by their time', async () => {
      const { ledger, ids } = open();
      const dispatch = ids.next();
      for (const number of [0, 1, 2, 10])
        await ledger.putChunk(
          aChunk({ dispatch, number, wakeAt: number === 2 ? null : `2026-11-23T09:0${number % 10}:00Z` }),
          null,
        );
      expect(await ledger.putChunk(aChunk({ dispatch, number: 1 }), null)).toBe('conflict');
      expect((await ledger.chunks(dispatch)).map(({ number }) => number)).toEqual([0, 1, 2, 10]);
      const overdue = await ledger.overdue(dispatch, '2026-11-23T09:00:30Z');
      expect(overdue.map(({ number }) => number)).toEqual([0, 10]);
      const stored = await ledger.chunk(dispatch, 0);
      expect(await ledger.putChunk(aChunk({ dispatch, wakeAt: null }), stored?.etag ?? '')).toBe('written');
      expect((await ledger.chunk(dispatch, 0))?.value.wakeAt).toBeNull();
    });
  });

  describe('the roll', () => {
    test('names everybody once, run by run, with what they chose', async () => {
      const { people, preferences, ids } = open();
      const tenant = `roll-${ids.next()}`;
      const keys = Array.from({ length: 25 }, (_, n) => `${tenant}:p${String(n).padStart(2, '0')}`);
      for (const key of keys) await people.put({ key, name: key, email: 'p@norfolk.example' });
      const chosen = { ...usualPreferences, rhythm: 'never' as const };
      expect(await preferences.put(keys[3] ?? '', chosen, null)).toBe('written');
      expect(await preferences.put(keys[3] ?? '', chosen, null)).toBe('conflict');
      const found: string[] = [];
      let after: string | null = `${tenant}:`;
      for (;;) {
        const run = await preferences.roll({ after, upTo: `${tenant}:p99`, limit: 10 });
        found.push(...run.map(({ person }) => person.key));
        for (const { person, preferences: of } of run)
          expect(of.rhythm).toBe(person.key === keys[3] ? 'never' : 'weekly');
        if (run.length < 10) break;
        after = run.at(-1)?.person.key ?? null;
      }
      expect(found).toEqual(keys);
      expect((await preferences.get(keys[3] ?? ''))?.value).toEqual(chosen);
      expect(await preferences.get(keys[4] ?? '')).toBeNull();
    });

    test('leaves out whoever is known by an address alone until they choose', async () => {
      const { people, preferences, ids } = open();
      const key = externalKey(`${ids.next()}@hub.example`);
      await people.put({ key, name: 'Zoë', email: key.slice(5) });
      const named = async () =>
        (await preferences.roll({ after: null, upTo: null, limit: 10_000 })).some(
          ({ person }) => person.key === key,
        );
      expect(await named()).toBe(false);
      await preferences.put(key, usualPreferences, null);
      expect(await named()).toBe(true);
    });
  });

  describe('turns', () => {
    test('are moved on by one of two who saw the same', async () => {
      const { mailTurns, ids } = open();
      const line = ids.next();
      expect(await mailTurns.get(line)).toBeNull();
      expect(await mailTurns.put(line, 1_796_000_000_000.5, null)).toBe('written');
      expect(await mailTurns.put(line, 1, null)).toBe('conflict');
      const stored = await mailTurns.get(line);
      expect(stored?.value).toBe(1_796_000_000_000.5);
      expect(await mailTurns.put(line, 2, stored?.etag ?? '')).toBe('written');
      expect(await mailTurns.put(line, 3, stored?.etag ?? '')).toBe('conflict');
    });
  });

  describe('places at a mailbox', () => {
    test('are taken by one of two who saw the same', async () => {
      const { mailboxPlaces, ids } = open();
      const name = `/users/${ids.next()}@norfolk.example`;
      const mine = { taken: [{ by: 'me', places: 4, until: 1_796_000_000_000 }], wantedUntil: 0 };
      expect(await mailboxPlaces.get(name)).toBeNull();
      expect(await mailboxPlaces.put(name, mine, null)).toBe('written');
      expect(await mailboxPlaces.put(name, mine, null)).toBe('conflict');
      const stored = await mailboxPlaces.get(name);
      expect(stored?.value).toEqual(mine);
      const none = { taken: [], wantedUntil: 1_796_000_000_500 };
      expect(await mailboxPlaces.put(name, none, stored?.etag ?? '')).toBe('written');
      expect(await mailboxPlaces.put(name, mine, stored?.etag ?? '')).toBe('conflict');
      expect((await mailboxPlaces.get(name))?.value).toEqual(none);
    });

    test('are never more than there are, however many processes take them at once', async () => {
      const { mailboxPlaces: store, clock, ids } = open();
      const name = `/users/${ids.next()}@norfolk.example`;
      const sleep = () => new Promise<void>((resolve) => setImmediate(resolve));
      let most = 0;
      let held = 0;
      const process = async (places: number) => {
        const shared = new SharedPlaces({ store, clock, ids, sleep }, 4);
        for (let call = 0; call < 3; call += 1) {
          const giveBack = await shared.take(name, { places, urgency: 'now' });
          held += places;
          most = Math.max(most, held);
          await sleep();
          held -= places;
          await giveBack();
        }
      };
      await Promise.all([1, 1, 1, 2, 4].map(process));
      expect([most, held, (await store.get(name))?.value.taken]).toEqual([4, 0, []]);
    });
  });

  describe('news', () => {
    test('are no digests, and the newest of them is found', async () => {
      const { issues } = open();
      const at = (day: number) => `2031-01-0${day}T07:30:25Z`;
      for (const day of [1, 3, 2])
        await issues.put(anIssue({ id: newsId(at(day)), kind: 'news', createdAt: at(day) }), null);
      expect((await issues.latestNews('2031-01-01T00:00:00Z'))?.id).toBe(newsId(at(3)));
      expect(await issues.latestNews('2031-01-04T00:00:00Z')).toBeNull();
      expect((await issues.list()).filter(({ kind }) => kind === 'news')).toEqual([]);
      expect((await issues.get(newsId(at(2))))?.value.kind).toBe('news');
    });

    test('of which nobody knows yet whether they go are found', async () => {
      const { issues } = open();
      const put = (second: number, changes: Partial<Issue>) => {
        const createdAt = `2032-01-01T07:30:0${second}Z`;
        return issues.put(anIssue({ id: newsId(createdAt), kind: 'news', createdAt, ...changes }), null);
      };
      const pending = { number: 1, what: 'withdrawn' as const, item: null, reason: '', mailAgain: false };
      await put(1, { state: 'sending' });
      await put(2, { state: 'sending' });
      await put(3, { state: 'sent' });
      await put(4, { state: 'withdrawn', pending });
      const found = await issues.unsettledNews('2032-01-01T07:30:02Z');
      expect(found.map(({ value }) => value.id)).toEqual([
        newsId('2032-01-01T07:30:02Z'),
        newsId('2032-01-01T07:30:04Z'),
      ]);
    });
  });
};
