import { beforeEach, describe, expect, test } from '@jest/globals';
import { deskReplySchema, updateReplySchema, updatesReplySchema } from '#core/contract/areas.ts';
import { messagePreviewSchema } from '#core/contract/preview.ts';
import type { Principal } from '#core/people/person.ts';
import { aCall, bodyOf } from '../../tests/builders/aCall.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { aMeeting, anUpdate, updateDetails } from '../../tests/builders/anUpdate.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import {
  confirms,
  corrects,
  discards,
  draftsUpdate,
  publishes,
  savesUpdate,
  sendsBack,
  sendsForReview,
  withdraws,
} from './changeUpdates.ts';
import { listUpdates, previewsUpdate, showUpdate, showUpdatesDesk } from './updates.ts';

const lead = aPrincipal('lead');
const member = aPrincipal('head');
const editor = aPrincipal('editor', { roles: ['editor'] });
const approver = aPrincipal('approver', { roles: ['approver'] });
let deps: InMemoryDeps;

beforeEach(() => {
  deps = inMemoryDeps();
  deps.areas.seed(anArea({ leads: [{ key: lead.key, name: 'Lead', role: 'Task-group lead' }] }));
});

const as = (principal: Principal, id = '', body?: unknown) => aCall({ principal, params: { id }, body });
type Answer = ReturnType<ReturnType<typeof showUpdate>>;
const updateOf = async (answer: Answer) => updateReplySchema.parse(await bodyOf(answer)).update;
const show = (principal: Principal, id: string) => showUpdate(deps)(as(principal, id));
const draft = () => updateOf(draftsUpdate(deps)(as(lead, '', { area: 'ks2' })));
const save = (principal: Principal, id: string, etag: string, changes = {}) =>
  savesUpdate(deps)(as(principal, id, { etag, details: updateDetails(changes) }));

/** Written by the lead and sent for review. */
const inReview = async () => {
  const { id, etag } = await draft();
  const saved = await updateOf(save(lead, id, etag));
  return updateOf(sendsForReview(deps)(as(lead, id, { etag: saved.etag })));
};

describe('an update', () => {
  test('is written by a lead, reviewed by an approver, read by all, corrected and withdrawn', async () => {
    const sent = await inReview();
    const { id } = sent;
    expect(sent).toMatchObject({ state: 'inReview', may: { write: false, takeBack: true } });
    expect(await bodyOf(show(member, id))).toBe('notFound');
    const desk = deskReplySchema.parse(await bodyOf(showUpdatesDesk(deps)(as(approver))));
    expect(desk).toMatchObject({ mine: [], forReview: [{ id, state: 'inReview' }], areas: [] });

    const published = await updateOf(publishes(deps)(as(approver, id, { etag: sent.etag })));
    expect(published).toMatchObject({ state: 'published', publishedAt: '2026-11-23T09:00:00Z' });
    expect(await updateOf(show(member, id))).toMatchObject({
      authorName: 'lead',
      areaName: 'Norfolk KS2 Challenge',
      shareUrl: `http://localhost:5300/go/u/${id}`,
      may: { write: false, review: false, correct: false, withdraw: false },
    });

    const details = updateDetails({ headline: 'Ten schools opened their doors' });
    const reason = 'It was ten schools, not nine.';
    const corrected = await updateOf(
      corrects(deps)(as(editor, id, { etag: published.etag, details, reason })),
    );
    expect(corrected.corrections).toEqual([{ at: '2026-11-23T09:00:00Z', reason }]);
    const list = updatesReplySchema.parse(await bodyOf(listUpdates(deps)(as(member))));
    expect(list).toMatchObject({ total: 1, updates: [{ headline: details.headline, corrected: true }] });

    const withdrawn = await updateOf(
      withdraws(deps)(as(approver, id, { etag: corrected.etag, reason: 'Out of date.' })),
    );
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'Out of date.' } });
    expect(await updateOf(show(member, id))).toMatchObject({ state: 'withdrawn' });
    expect(await bodyOf(listUpdates(deps)(as(member)))).toMatchObject({ total: 0 });
    expect(deps.audit.entries.map(({ what }) => what)).toEqual([
      'update.drafted',
      'update.sentForReview',
      'update.published',
      'update.corrected',
      'update.withdrawn',
    ]);
  });

  test('is not published by whoever wrote words of it, whatever their role', async () => {
    const { id, etag } = await draft();
    const { etag: second } = await updateOf(save(editor, id, etag));
    const sent = await updateOf(sendsForReview(deps)(as(lead, id, { etag: second })));
    expect(await updateOf(show(editor, id))).toMatchObject({
      may: { review: false, reviewRefused: 'You changed this, so someone else has to approve it.' },
    });
    for (const principal of [editor, lead, member])
      expect(await bodyOf(publishes(deps)(as(principal, id, { etag: sent.etag })))).toMatch(
        /forbidden|notFound/,
      );
    expect(await updateOf(publishes(deps)(as(approver, id, { etag: sent.etag })))).toMatchObject({
      state: 'published',
    });
  });

  test('goes back with a note, or is taken back, and only then is changed', async () => {
    const sent = await inReview();
    expect(await bodyOf(save(lead, sent.id, sent.etag, { next: 'More.' }))).toBe('invalid');
    const reason = 'Say which schools.';
    const back = await updateOf(sendsBack(deps)(as(approver, sent.id, { etag: sent.etag, reason })));
    expect(back).toMatchObject({ state: 'draft', note: reason });
    const again = await updateOf(sendsForReview(deps)(as(lead, sent.id, { etag: back.etag })));
    expect(again.note).toBeNull();
    expect(await bodyOf(sendsBack(deps)(as(member, sent.id, { etag: again.etag, reason })))).toBe('notFound');
    const taken = await updateOf(
      sendsBack(deps)(as(lead, sent.id, { etag: again.etag, reason: 'One more idea.' })),
    );
    expect(taken).toMatchObject({ state: 'draft', may: { write: true } });
  });

  test('that two people write at once loses neither’s words without saying so', async () => {
    const { id, etag } = await draft();
    const first = await updateOf(save(lead, id, etag, { next: 'Mine.' }));
    expect(await bodyOf(save(editor, id, etag, { next: 'Theirs.' }))).toBe('conflict');
    expect(await updateOf(show(lead, id))).toMatchObject({ next: 'Mine.', etag: first.etag });
    expect(await updateOf(save(lead, id, etag, { next: 'Mine.' }))).toMatchObject({ next: 'Mine.' });
  });

  test('is not published as somebody saw it before it was changed', async () => {
    const sent = await inReview();
    const back = await updateOf(sendsBack(deps)(as(lead, sent.id, { etag: sent.etag, reason: 'Typo.' })));
    const saved = await updateOf(save(lead, sent.id, back.etag, { next: 'Changed.' }));
    await sendsForReview(deps)(as(lead, sent.id, { etag: saved.etag }));
    expect(await bodyOf(publishes(deps)(as(approver, sent.id, { etag: sent.etag })))).toBe('conflict');
  });

  test('whose deadline passed in review is not published', async () => {
    const { id, etag } = await draft();
    const ask = { kind: 'comment', words: 'Say what is missing.', by: '2026-11-23T17:00:00Z', link: null };
    const saved = await updateOf(save(lead, id, etag, { ask }));
    const sent = await updateOf(sendsForReview(deps)(as(lead, id, { etag: saved.etag })));
    deps.clock.advance(600);
    expect(await publishes(deps)(as(approver, id, { etag: sent.etag }))).toMatchObject({
      failure: { code: 'invalid', message: expect.stringContaining('has passed') },
    });
  });

  test('names what has to be mended before review', async () => {
    const { id, etag, problems } = await draft();
    expect(problems.map(({ field }) => field)).toEqual(['headline', 'happened', 'next']);
    expect(await bodyOf(sendsForReview(deps)(as(lead, id, { etag })))).toBe('invalid');
  });

  test('takes the shape of an earlier one, not its words', async () => {
    deps.updates.seed(
      anUpdate({ happened: '## Where we are\n\nWords.\n\n## Figures\n\n12', tags: ['visits'] }),
    );
    const made = await updateOf(draftsUpdate(deps)(as(lead, '', { area: 'ks2', from: anUpdate().id })));
    expect(made).toMatchObject({
      headline: '',
      happened: '## Where we are\n\n## Figures',
      next: '',
      tags: ['visits'],
      phases: ['primary'],
      state: 'draft',
    });
  });

  test('moves to another area only where its writer writes too', async () => {
    deps.areas.seed(anArea({ slug: 'data' }), anArea({ slug: 'standard', closed: '2023-24' }));
    const { id, etag } = await draft();
    expect(await bodyOf(save(lead, id, etag, { area: 'data' }))).toBe('forbidden');
    for (const area of ['nothing', '', 'standard'])
      expect(await bodyOf(save(editor, id, etag, { area }))).toBe('invalid');
    expect(await updateOf(save(editor, id, etag, { area: 'data' }))).toMatchObject({ area: 'data' });
  });

  test('whose area is closed meanwhile is kept, and says so before review', async () => {
    const { id, etag } = await draft();
    const stored = await deps.areas.get('ks2');
    await deps.areas.put({ ...(stored?.value ?? anArea()), closed: '2026-27' }, stored?.etag ?? '');
    const saved = await updateOf(save(lead, id, etag));
    expect(saved.problems).toMatchObject([{ field: 'area' }]);
  });

  test('that is a draft can be thrown away, one that is out cannot', async () => {
    const { id, etag } = await draft();
    const discard = (principal: Principal, ofId: string, tag: string) =>
      bodyOf(discards(deps)(aCall({ principal, params: { id: ofId }, query: { etag: tag } })));
    expect(await discard(member, id, etag)).toBe('notFound');
    expect(await discard(lead, id, 'older')).toBe('conflict');
    expect(await discard(lead, id, etag)).toMatchObject({ mine: [] });
    deps.updates.seed(anUpdate());
    expect(await discard(editor, anUpdate().id, 'tag-9')).toBe('forbidden');
  });

  test('is confirmed as read once, and only where that is asked', async () => {
    deps.updates.seed(anUpdate({ confirm: true }), anUpdate({ id: 'other', confirm: false }));
    const confirm = (id: string) => confirms(deps)(as(member, id, { etag: 'any' }));
    expect(await updateOf(confirm(anUpdate().id))).toMatchObject({ confirmedAt: '2026-11-23T09:00:00Z' });
    deps.clock.advance(60);
    expect(await updateOf(confirm(anUpdate().id))).toMatchObject({ confirmedAt: '2026-11-23T09:00:00Z' });
    expect(await bodyOf(confirm('other'))).toBe('invalid');
  });

  test('is begun by leads of the area and editors, for areas that are worked on', async () => {
    deps.areas.seed(anArea({ slug: 'standard', closed: '2023-24' }));
    const begin = (principal: Principal, area: string) =>
      bodyOf(draftsUpdate(deps)(as(principal, '', { area })));
    expect(await begin(member, 'ks2')).toBe('forbidden');
    expect(await begin(approver, 'ks2')).toBe('forbidden');
    expect(await begin(editor, 'standard')).toBe('invalid');
    expect(await begin(editor, 'nothing')).toBe('notFound');
    expect(await begin(editor, 'ks2')).toMatchObject({ update: { state: 'draft' } });
  });
});

test('a search with a wrong filter is refused in words', async () => {
  const answer = await listUpdates(deps)(aCall({ principal: member, query: { phase: 'nursery' } }));
  expect(answer).toMatchObject({ failure: { code: 'invalid' } });
});

describe('a preview', () => {
  const preview = (principal: Principal, id: string) => bodyOf(previewsUpdate(deps)(as(principal, id)));

  test('shows a draft as the card and the e-mail that people would get', async () => {
    const { id, etag } = await draft();
    await save(lead, id, etag, { headline: 'Ten schools <opened>', happened: 'Colleagues **looked**.' });
    const { summary, card, mail } = messagePreviewSchema.parse(await preview(lead, id));
    expect(summary).toContain('Ten schools <opened>');
    expect(JSON.stringify(card)).toContain('Colleagues looked');
    expect(mail.subject).toBe('New: Ten schools <opened>');
    expect(mail.html).toContain('Ten schools &lt;opened&gt;');
    expect(mail.html).toContain(`http://localhost:5300/go/u/${id}`);
  });

  test('stands before anything is written, and for nobody who may not see the draft', async () => {
    const { id } = await draft();
    expect(await preview(lead, id)).toMatchObject({ mail: { subject: 'New: Without a headline yet' } });
    expect(await preview(member, id)).toBe('notFound');
  });
});

describe('a search', () => {
  const search = async (query: Record<string, string>) =>
    updatesReplySchema.parse(await bodyOf(listUpdates(deps)(aCall({ principal: member, query }))));

  test('finds minutes and resources beside updates, unless a filter is for updates alone', async () => {
    deps.updates.seed(anUpdate());
    await deps.meetings.put(aMeeting({ title: 'Doors and windows' }), null);
    const found = await search({ q: 'doors' });
    expect(found).toMatchObject({ total: 1, others: [{ kind: 'minutes', title: 'Doors and windows' }] });
    expect((await search({ q: 'doors', area: 'ks2' })).others).toHaveLength(1);
    expect((await search({ q: 'doors', action: 'yes' })).others).toEqual([]);
    expect((await search({ q: 'doors', phase: 'primary' })).others).toEqual([]);
    expect((await search({})).others).toEqual([]);
  });
});
