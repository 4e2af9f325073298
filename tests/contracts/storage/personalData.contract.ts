import { describe, expect, test } from '@jest/globals';
import type { Erasure } from '#core/personalData/erasure.ts';
import { aBooking, aPerson } from '../../builders/aBooking.ts';
import { aChunk, aDelivery, aDispatch } from '../../builders/aDelivery.ts';
import type { OpenStorage } from './opened.ts';

const at = '2026-11-20T09:00:00Z';

/** Removing: what is past its term, and what is held about one person. */
export const personalDataContract = (open: OpenStorage) => {
  describe('what is held about one person', () => {
    test('their chat goes with every address that points at them', async () => {
      const { chatPlaces, ids } = open();
      const person = `t:${ids.next()}`;
      const place = {
        person,
        tenantId: ids.next(),
        serviceUrl: 's',
        conversationId: 'c',
        botId: 'b',
        closed: null,
      };
      await chatPlaces.put({ ...place, email: 'before@norfolk.example' });
      await chatPlaces.put({ ...place, email: 'after@norfolk.example' });
      await chatPlaces.remove(person);
      expect(await chatPlaces.of(person)).toBeNull();
      await chatPlaces.put({ ...place, email: '' });
      expect(await chatPlaces.byAddress('before@norfolk.example', place.tenantId)).toBeNull();
    });

    test('name, choices, roles and confirmations are gone once they are removed', async () => {
      const { people, preferences, roleProofs, confirmations, ids } = open();
      const key = `t:${ids.next()}`;
      const [first, second] = [ids.next(), ids.next()];
      await people.put({ key, name: 'Head', email: 'head@norfolk.example' });
      await roleProofs.put({ person: key, roles: ['editor'], until: at });
      await confirmations.confirm(first, key, at);
      await confirmations.confirm(second, key, at);
      await confirmations.confirm(first, `${key}2`, at);
      expect((await confirmations.ofPerson(key)).map(({ updateId }) => updateId).sort()).toEqual(
        [first, second].sort(),
      );
      for (const _ of [1, 2]) {
        await people.remove(key);
        await preferences.remove(key);
        await roleProofs.remove(key);
        await confirmations.remove(first, key);
        await confirmations.remove(second, key);
      }
      expect(await people.get(key)).toBeNull();
      expect(await roleProofs.get(key)).toBeNull();
      expect(await confirmations.ofPerson(key)).toEqual([]);
      expect(await confirmations.at(first, `${key}2`)).toBe(at);
    });

    test('a booking takes another name in one writing, and nothing finds it by the old one', async () => {
      const { bookings, ids } = open();
      const eventId = ids.next();
      const person = { ...aPerson(), key: `t:${ids.next()}` };
      await bookings.write(eventId, [aBooking({ eventId, person })], 1, null);
      const { etag } = await bookings.roster(eventId);
      const former = aBooking({ eventId, person: { key: 'former:1', name: 'A former member', email: '' } });
      expect(await bookings.write(eventId, [former], 1, 'an older tag', [person.key])).toBe('conflict');
      expect(await bookings.write(eventId, [former], 1, etag, [person.key])).toBe('written');
      await bookings.forgetPerson(person.key);
      expect((await bookings.roster(eventId)).roster.bookings).toEqual([former]);
      expect(await bookings.ofPerson(person.key)).toEqual([]);
      expect(await bookings.forget(eventId)).toBe(1);
      expect(await bookings.roster(eventId)).toEqual({ roster: { eventId, bookings: [] }, etag: null });
      expect((await bookings.ofPerson('former:1')).filter((one) => one.eventId === eventId)).toEqual([]);
      expect(await bookings.forget(eventId)).toBe(0);
    });

    test('a row of the ledger takes another key, and bounds that name the person move before them', async () => {
      const { ledger, ids } = open();
      const dispatch = ids.next();
      const bounds = [null, 't:b', 't:d', null];
      for (const number of [0, 1, 2])
        await ledger.putChunk(
          aChunk({ dispatch, number, after: bounds[number] ?? null, upTo: bounds[number + 1] ?? null }),
          null,
        );
      const row = (chunk: number, person: string) => aDelivery({ dispatch, chunk, person, state: 'sent' });
      await ledger.insert([row(0, 't:b')]);
      await ledger.insert([row(1, 't:c'), { ...row(1, 't:d'), activityId: 'a1', useful: 'yes' }]);
      expect(await ledger.ofPeople(dispatch, ['t:d', 't:e', 't:b'])).toMatchObject([
        { person: 't:d', chunk: 1, activityId: 'a1' },
        { person: 't:b', chunk: 0 },
      ]);
      const formers = new Map([
        ['t:d', 'former:1'],
        ['t:e', 'former:3'],
      ]);
      for (const _ of [1, 2]) await ledger.forgetPeople(dispatch, formers);
      expect(await ledger.ofPeople(dispatch, ['t:d'])).toEqual([]);
      expect((await ledger.rows(dispatch, 1)).map(({ person }) => person).sort()).toEqual([
        'former:1',
        't:c',
      ]);
      expect((await ledger.rows(dispatch, 1)).find(({ person }) => person === 'former:1')).toMatchObject({
        activityId: null,
        useful: 'yes',
      });
      const chunks = await ledger.chunks(dispatch);
      expect(chunks.map(({ after, upTo }) => [after, upTo])).toEqual([
        [null, 't:b'],
        ['t:b', 't:c'],
        ['t:c', null],
      ]);
      await ledger.forgetPeople(dispatch, new Map([['t:b', 'former:2']]));
      expect((await ledger.chunks(dispatch))[0]?.upTo).toBe('');
      expect(await ledger.ofPeople(dispatch, ['t:c'])).toMatchObject([{ chunk: 1 }]);
    });

    test('deeds are found by who did them and whom they were done to, and take another name', async () => {
      const { audit, trail, ids } = open();
      const [who, to] = [`mail:${ids.next()}@norfolk.example`, ids.next()];
      const deed = { what: 'digest.subscribed', detail: 'weekly' };
      await audit.record([
        { ...deed, at: '2026-10-01T09:00:00Z', who, subject: who },
        { ...deed, at: '2026-11-01T09:00:00Z', who: 'service', subject: who },
        { ...deed, at: '2026-11-02T09:00:00Z', who: 'service', subject: 'e1' },
      ]);
      expect((await trail.of(who, 9)).map(({ at: when }) => when)).toEqual([
        '2026-10-01T09:00:00Z',
        '2026-11-01T09:00:00Z',
      ]);
      expect(await trail.of(who, 1)).toHaveLength(1);
      expect(await trail.rename(who, to, 1)).toBe(1);
      expect(await trail.rename(who, to, 9)).toBe(1);
      expect(await trail.rename(who, to, 9)).toBe(0);
      expect((await trail.of(to, 9)).map((one) => [one.who, one.subject])).toEqual([
        [to, to],
        ['service', to],
      ]);
    });

    test('an erasure goes on from version to version, and is found until it is removed', async () => {
      const { erasures, ids } = open();
      const whom = { keys: ['t:head'], name: 'Head', email: 'head@norfolk.example' };
      const erasure: Erasure = { id: ids.next(), whom, askedBy: null, askedAt: at, done: 0, at };
      expect(await erasures.put(erasure, null)).toBe('written');
      expect(await erasures.put(erasure, null)).toBe('conflict');
      const stored = await erasures.get(erasure.id);
      expect(stored?.value).toEqual(erasure);
      expect(await erasures.put({ ...erasure, whom: null, done: 3 }, stored?.etag ?? '')).toBe('written');
      expect(await erasures.put(erasure, stored?.etag ?? '')).toBe('conflict');
      expect((await erasures.list()).find(({ id }) => id === erasure.id)?.whom).toBeNull();
      await erasures.remove(erasure.id);
      expect(await erasures.get(erasure.id)).toBeNull();
    });
  });

  describe('what is past its term', () => {
    test('goes a bit at a time, the rest stays', async () => {
      const { audit, trail, confirmations, roleProofs, imports, askings, ids } = open();
      const who = ids.next();
      const deed = (when: string) => ({ at: when, who, what: 'w', subject: 's', detail: '' });
      await audit.record(['1999-12-30', '1999-12-31', '2000-01-02'].map((day) => deed(`${day}T09:00:00Z`)));
      const before = '2000-01-01T00:00:00Z';
      expect(await trail.forget(before, 1)).toBe(1);
      expect(await trail.forget(before, 9)).toBe(1);
      expect(await trail.forget(before, 9)).toBe(0);
      expect((await trail.of(who, 9)).map((one) => one.at)).toEqual(['2000-01-02T09:00:00Z']);

      for (const n of [1, 2]) await confirmations.confirm(ids.next(), `t:${n}`, '1999-01-01T09:00:00Z');
      expect(await confirmations.forget(before, 1)).toBe(1);
      expect(await confirmations.forget(before, 9)).toBe(1);

      await roleProofs.put({ person: who, roles: [], until: '1999-01-01T09:00:00Z' });
      expect(await roleProofs.forget(before, 9)).toBe(1);
      expect(await roleProofs.get(who)).toBeNull();

      const asking = { issue: 'i', askedAt: at, told: [], at: '1999-01-01T09:00:00Z' };
      const [closed, standing] = [ids.next(), ids.next()];
      await askings.put({ ...asking, id: closed, state: 'closed' }, null);
      await askings.put({ ...asking, id: standing, state: 'open' }, null);
      expect(await askings.forget(before, 9)).toBe(1);
      expect((await askings.all()).map(({ id }) => id)).toContain(standing);
      expect(await askings.get(closed)).toBeNull();

      const preview = { added: 0, changed: 0, withdrawn: 0, unchanged: 0, refused: 0 };
      const run = {
        id: ids.next(),
        fileName: 'f.csv',
        feed: 'f',
        startedBy: who,
        startedAt: '1999-01-01T09:00:00Z',
        state: 'applied' as const,
        preview,
        done: 0,
        total: 0,
        problem: null,
      };
      await imports.create(run, new Uint8Array([1]));
      expect((await imports.startedBy(who)).map(({ id }) => id)).toEqual([run.id]);
      expect(await imports.forget(before, 9)).toBe(1);
      expect(await imports.get(run.id)).toBeNull();
      expect(await imports.file(run.id)).toBeNull();
    });

    test('revoked links go by when they were revoked; links in use stay', async () => {
      const { feedLinks, clock, ids } = open();
      const person = (key: string) => ({ key, name: 'Head', email: 'head@norfolk.example' });
      const [inUse, revoked] = [`t:${ids.next()}`, `t:${ids.next()}`];
      const { token } = await feedLinks.obtain(person(inUse));
      const gone = await feedLinks.obtain(person(revoked));
      await feedLinks.revoke(revoked);
      expect([await feedLinks.has(inUse), await feedLinks.has(revoked)]).toEqual([true, false]);
      await feedLinks.forget(clock.now().toISOString().replace('.000Z', 'Z'), 1000);
      expect(await feedLinks.open(gone.token)).toBe('revoked');
      expect(await feedLinks.forget('2099-01-01T00:00:00Z', 1000)).toBeGreaterThanOrEqual(1);
      expect(await feedLinks.open(gone.token)).toBeNull();
      expect(await feedLinks.open(token)).toEqual(person(inUse));
    });

    test('of a digest whom it went to goes, its figures stay; of news all goes', async () => {
      const { dispatches, ledger, ids } = open();
      const id = ids.next();
      await dispatches.put(aDispatch({ id, issue: id }), null);
      const counts = { ...aChunk().counts, chat: 2 };
      await ledger.putChunk(aChunk({ dispatch: id, upTo: 't:b', counts }), null);
      await ledger.insert(['t:a', 't:b'].map((person) => aDelivery({ dispatch: id, person })));
      expect(await ledger.forgetRows(id, 0)).toBe(2);
      expect(await ledger.forgetRows(id, 0)).toBe(0);
      expect(await ledger.rows(id, 0)).toEqual([]);
      expect(await ledger.chunks(id)).toMatchObject([{ after: null, upTo: null, counts: { chat: 2 } }]);
      expect((await dispatches.list()).map((one) => one.id)).toContain(id);
      await ledger.forgetChunks(id);
      await dispatches.remove(id);
      expect(await ledger.chunks(id)).toEqual([]);
      expect(await dispatches.get(id)).toBeNull();
    });

    test('what the last removal came to is kept until the next', async () => {
      const { tidyings } = open();
      const tidying = { at, removed: { bookings: 2 }, waiting: 0, complete: true };
      await tidyings.put(tidying);
      expect(await tidyings.get()).toEqual(tidying);
    });
  });
};
