import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Area } from '#core/areas/area.ts';
import { forgetHelp } from '#core/areas/forgetHelp.ts';
import { tellOfHelp } from '#core/areas/tellOfHelp.ts';
import { areaReplySchema, areasReplySchema, updateReplySchema } from '#core/contract/areas.ts';
import type { Principal } from '#core/people/person.ts';
import { aCall, bodyOf } from '../../tests/builders/aCall.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aMeeting, anUpdate } from '../../tests/builders/anUpdate.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { listAreas, showArea } from './areas.ts';
import { offersHelp, publishesMeeting, recordsMeeting, savesArea, settlesHelp } from './changeAreas.ts';
import { follows, unfollows } from './follow.ts';
import { findsPeople } from './people.ts';
import { showUpdate } from './updates.ts';

const lead = aPrincipal('lead');
const other = aPrincipal('otherlead');
const member = aPrincipal('head');
const editor = aPrincipal('editor', { roles: ['editor'] });
const leads = [
  { key: lead.key, name: 'First lead', role: 'Task-group lead' },
  { key: other.key, name: 'Second lead', role: 'Task-group lead' },
];
let deps: InMemoryDeps & { officeMailbox: string };

beforeEach(async () => {
  deps = { ...inMemoryDeps(), officeMailbox: 'office@norfolk.example' };
  deps.areas.seed(anArea({ leads, order: 9, immediate: true }), anArea({ slug: 'data', name: 'Data' }));
  for (const { key, name, email } of [lead, other]) await deps.people.put({ key, name, email });
});

const as = (principal: Principal, slug = 'ks2', body?: unknown, id?: string) =>
  aCall({ principal, params: { slug, ...(id !== undefined && { id }) }, body });
type Answer = ReturnType<ReturnType<typeof showArea>>;
const replyOf = async (answer: Answer) => areaReplySchema.parse(await bodyOf(answer));
const show = (principal: Principal, slug = 'ks2') => replyOf(showArea(deps)(as(principal, slug)));

describe('the priority areas', () => {
  test('stand with the focus of the year first, the latest update and what is coming up', async () => {
    deps.updates.seed(
      anUpdate({ id: 'new', state: 'withdrawn', publishedAt: '2026-11-22T12:00:00Z' }),
      anUpdate({ id: 'old', happened: 'Nine **schools**.' }),
    );
    deps.events.seed(
      anEvent({ id: 'soon', start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z' }),
      anEvent({ id: 'off', state: 'cancelled', start: '2026-12-02T09:00:00Z', end: '2026-12-02T10:00:00Z' }),
    );
    await deps.follows.follow(member.key, 'data');
    const reply = areasReplySchema.parse(await bodyOf(listAreas(deps)(aCall({ principal: member }))));
    expect(reply).toMatchObject({
      year: '2026-27',
      areas: [
        { slug: 'ks2', immediate: true, following: false, latest: { id: 'old', excerpt: 'Nine schools.' } },
        { slug: 'data', following: true, latest: null },
      ],
      comingUp: [{ id: 'soon' }],
    });
  });

  test('one is shown with its updates, meetings, events and followers; the keys of leads to editors only', async () => {
    deps.updates.seed(anUpdate(), anUpdate({ id: 'draft', state: 'draft', publishedAt: null }));
    await deps.meetings.put(aMeeting(), null);
    await deps.meetings.put(aMeeting({ id: 'draft', state: 'draft', writers: [lead.key] }), null);
    deps.events.seed(anEvent({ id: 'ours', area: 'ks2' }), anEvent({ id: 'theirs', area: 'data' }));
    const seen = await show(member);
    expect(seen).toMatchObject({ followers: 0, may: { edit: false, write: false } });
    expect(seen.updates.map(({ id }) => id)).toEqual([anUpdate().id]);
    expect(seen.meetings.map(({ id, may }) => [id, may.write])).toEqual([[aMeeting().id, false]]);
    expect(seen.events.map(({ id }) => id)).toEqual(['ours']);
    expect(seen.area.leads.map(({ key }) => key)).toEqual([null, null]);
    expect((await show(lead)).meetings.map(({ id, may }) => [id, may])).toEqual([
      ['draft', { write: true, publish: false }],
      [aMeeting().id, { write: true, publish: false }],
    ]);
    expect((await show(editor)).area.leads.map(({ key }) => key)).toEqual([lead.key, other.key]);
    expect(await bodyOf(showArea(deps)(as(member, 'nothing')))).toBe('notFound');
  });

  test('are followed and left', async () => {
    for (const _ of [1, 2])
      expect(await replyOf(follows(deps)(as(member, 'ks2', {})))).toMatchObject({
        following: true,
        followers: 1,
      });
    expect(await deps.people.get(member.key)).toMatchObject({ email: member.email });
    expect(await replyOf(unfollows(deps)(as(member)))).toMatchObject({ following: false, followers: 0 });
    expect(await bodyOf(follows(deps)(as(member, 'nothing', {})))).toBe('notFound');
  });
});

describe('a new year', () => {
  const save = (principal: Principal, area: Area, etag: string | null) =>
    savesArea(deps)(as(principal, area.slug, { etag, area }));

  test('opens areas, changes their focus and closes them; history stays', async () => {
    deps.updates.seed(anUpdate({ area: 'data' }));
    const opened = anArea({ slug: 'new-area', name: 'New', opened: '2026-27' });
    expect(await replyOf(save(editor, opened, null))).toMatchObject({ area: opened });
    const { area, etag } = await show(editor, 'data');
    const changed = await replyOf(save(editor, { ...area, focus: 'Another focus.' }, etag));
    const closed = await replyOf(save(editor, { ...changed.area, closed: '2026-27' }, changed.etag));
    expect(closed).toMatchObject({ area: { focus: 'Another focus.', closed: '2026-27' }, updates: [{}] });
    expect(await bodyOf(save(editor, closed.area, closed.etag))).toMatchObject({ etag: closed.etag });
    await save(editor, { ...closed.area, closed: null }, closed.etag);
    expect(deps.audit.entries.map(({ what, detail }) => `${what} ${detail}`)).toEqual([
      'area.opened ',
      'area.changed focus',
      'area.closed closed',
      'area.reopened closed',
    ]);
  });

  test('is for editors, one at a time', async () => {
    const { area, etag } = await show(editor);
    expect(await bodyOf(save(lead, area, etag))).toBe('forbidden');
    expect(await bodyOf(save(editor, area, null))).toBe('conflict');
    await save(editor, { ...area, name: 'Renamed' }, etag);
    expect(await bodyOf(save(editor, { ...area, name: 'Other' }, etag))).toBe('conflict');
    expect(await bodyOf(save(editor, anArea({ slug: 'nothing' }), 'tag'))).toBe('notFound');
    const renamed = savesArea(deps)(as(editor, 'ks2', { etag, area: { ...area, slug: 'ks3' } }));
    expect(await bodyOf(renamed)).toBe('invalid');
  });

  test('takes only people as leads whom the service has met', async () => {
    const { area, etag } = await show(editor);
    const stranger = { key: 'tenant:stranger', name: 'Stranger', role: 'Lead' };
    expect(await save(editor, { ...area, leads: [stranger] }, etag)).toMatchObject({
      failure: { code: 'invalid', message: expect.stringContaining('Stranger has not used this app yet') },
    });
    const [first] = leads;
    if (!first) throw new Error('there are two leads');
    expect(await bodyOf(save(editor, { ...area, leads: [first, first] }, etag))).toBe('invalid');
    expect(await bodyOf(save(editor, { ...area, closed: '2020-21' }, etag))).toBe('invalid');
    const byRole = { key: null, name: 'To be named', role: 'Task-group lead' };
    expect(await replyOf(save(editor, { ...area, leads: [byRole] }, etag))).toMatchObject({
      area: { leads: [byRole] },
    });
  });

  test('lets editors find people, and nobody else', async () => {
    const find = (principal: Principal, q: string) =>
      bodyOf(findsPeople(deps)(aCall({ principal, query: { q } })));
    expect(await find(editor, 'LEAD')).toMatchObject({ people: [{ name: 'lead' }] });
    expect(await find(editor, 'l')).toBe('invalid');
    expect(await find(lead, 'lead')).toBe('forbidden');
  });
});

describe('minutes', () => {
  const { id: _id, area: _area, state: _state, writers: _writers, ...details } = aMeeting();
  const record = (principal: Principal, changes = {}, id?: string, etag: string | null = null) =>
    recordsMeeting(deps)(as(principal, 'ks2', { etag, details: { ...details, ...changes } }, id));
  const meetingOf = async (answer: Answer) => {
    const [meeting] = (await replyOf(answer)).meetings;
    if (!meeting) throw new Error('there is no meeting');
    return meeting;
  };
  const publish = (principal: Principal, { id, etag }: { id: string; etag: string }) =>
    publishesMeeting(deps)(as(principal, 'ks2', { etag }, id));

  test('are written by a lead and published by a second person', async () => {
    const draft = await meetingOf(record(lead));
    expect(draft).toMatchObject({ state: 'draft', may: { write: true, publish: false } });
    expect((await show(member)).meetings).toEqual([]);
    expect(await bodyOf(publish(lead, draft))).toBe('forbidden');
    expect(await bodyOf(publish(member, draft))).toBe('notFound');
    expect(await meetingOf(publish(other, draft))).toMatchObject({ state: 'published' });
    expect((await show(member)).meetings).toMatchObject([{ id: draft.id, may: { write: false } }]);
  });

  test('are not published by whoever changed them, nor as they were before', async () => {
    const draft = await meetingOf(record(lead));
    const changed = await meetingOf(record(other, { minutes: 'More.' }, draft.id, draft.etag));
    expect(await bodyOf(record(lead, { minutes: 'Other.' }, draft.id, draft.etag))).toBe('conflict');
    expect(await bodyOf(publish(other, changed))).toBe('forbidden');
    expect(await bodyOf(publish(editor, draft))).toBe('conflict');
    expect(await meetingOf(publish(editor, changed))).toMatchObject({ minutes: 'More.' });
  });

  test('that keep themselves while they are written leave one line of each writer on the trail', async () => {
    const draft = await meetingOf(record(lead));
    const typed = await meetingOf(record(lead, { minutes: 'More.' }, draft.id, draft.etag));
    const joined = await meetingOf(record(other, { minutes: 'More still.' }, draft.id, typed.etag));
    await record(other, { minutes: 'All.' }, draft.id, joined.etag);
    expect(deps.audit.entries.map(({ who, what }) => [who, what])).toEqual([
      [lead.key, 'meeting.recorded'],
      [other.key, 'meeting.changed'],
    ]);
  });

  test('once published let leads say how actions get on, and editors mend words', async () => {
    await deps.meetings.put(aMeeting(), null);
    const [{ id, etag, actions } = { id: '', etag: '', actions: [] }] = (await show(lead)).meetings;
    const done = actions.map((action) => ({ ...action, done: true }));
    const ticked = await meetingOf(record(lead, { actions: done }, id, etag));
    expect(ticked).toMatchObject({ state: 'published', actions: [{ done: true }] });
    expect(await bodyOf(record(lead, { minutes: 'Other.' }, id, ticked.etag))).toBe('forbidden');
    expect(await meetingOf(record(editor, { minutes: 'Other.' }, id, ticked.etag))).toMatchObject({
      state: 'published',
      minutes: 'Other.',
    });
  });

  test('are for those who write for the area, and hold no details of pupils', async () => {
    expect(await bodyOf(record(member))).toBe('forbidden');
    expect(await bodyOf(record(lead, { minutes: 'The boy named Tom.' }))).toBe('invalid');
    expect(await bodyOf(record(lead, {}, 'nothing', 'tag'))).toBe('notFound');
    expect(await bodyOf(recordsMeeting(deps)(as(lead, 'nothing', { etag: null, details })))).toBe('notFound');
  });
});

describe('"I can help"', () => {
  const offer = (words = 'I could <b>host</b>.', slug = 'ks2', more = {}) =>
    bodyOf(offersHelp(deps)(as(member, slug, { how: 'volunteer', words, ...more })));
  const settle = (principal: Principal, id: string, take: boolean) =>
    settlesHelp(deps)(as(principal, 'ks2', { take }, id));
  const waiting = async (principal: Principal) => (await show(principal)).help;

  test('goes to every lead by mail, with the address to answer to', async () => {
    await offer();
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual([lead.email, other.email]);
    const [mail] = deps.mailer.sent;
    expect(mail?.subject).toBe('Norfolk KS2 Challenge: somebody offers to help');
    expect(mail?.text).toContain(`E-mail: ${member.email}`);
    expect(mail?.text).toContain('They wrote: I could <b>host</b>.');
    expect(mail?.html).toContain('I could &lt;b&gt;host&lt;/b&gt;.');
    expect(deps.audit.entries).toMatchObject([
      { what: 'area.helpOffered', subject: 'ks2', detail: 'volunteer' },
    ]);
  });

  test('goes to the shared mailbox where nobody leads', async () => {
    await offer('', 'data');
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual(['office@norfolk.example']);
  });

  test('waits on the page for those who write for the area, until one of them is done with it', async () => {
    await offer();
    expect(await waiting(member)).toEqual([]);
    const [help] = await waiting(lead);
    expect(help).toMatchObject({ how: 'volunteer', name: 'head', email: member.email });
    expect(await bodyOf(settle(member, help?.id ?? '', false))).toBe('forbidden');
    expect(await bodyOf(settle(lead, 'nothing', false))).toBe('notFound');
    for (const _ of [1, 2])
      expect(await replyOf(settle(other, help?.id ?? '', false))).toMatchObject({ help: [] });
    expect(deps.audit.entries.map(({ what }) => what)).toEqual(['area.helpOffered', 'area.helpSettled']);
  });

  test('is there, and is told of later, when no mail can be kept just then', async () => {
    const { send } = deps.mailer;
    deps.mailer.send = () => Promise.reject(new Error('the queue is away'));
    for (const _ of [1, 2]) expect(await offer()).toHaveProperty('area');
    expect(await waiting(lead)).toHaveLength(1);
    deps.mailer.send = send;
    expect(await tellOfHelp(deps)).toBe(0);
    deps.clock.advance(2);
    expect(await tellOfHelp(deps)).toBe(1);
    expect(await tellOfHelp(deps)).toBe(0);
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual([lead.email, other.email]);
  });

  test('with an update names it, and its leads see who', async () => {
    deps.updates.seed(anUpdate());
    const { id, headline } = anUpdate();
    const seenBy = async (principal: Principal) =>
      updateReplySchema.parse(await bodyOf(showUpdate(deps)(aCall({ principal, params: { id } })))).update;
    await offer('', 'ks2', { update: id });
    expect(deps.mailer.sent[0]?.text).toContain(`Update: ${headline}`);
    expect((await seenBy(lead)).helpers).toEqual(['head']);
    expect((await seenBy(member)).helpers).toEqual([]);
    expect(await offer('', 'data', { update: id })).toBe('notFound');
  });

  test('floods nobody, and asks nobody about what is over', async () => {
    for (const day of [1, 2, 3, 4, 5]) expect(await offer(`${day}`)).toHaveProperty('area');
    expect(await offer('6')).toBe('tooMany');
    expect(deps.mailer.sent).toHaveLength(10);
    deps.clock.advance(24 * 60);
    expect(await offer('6')).toHaveProperty('area');
    deps.areas.seed(anArea({ slug: 'standard', closed: '2023-24' }));
    expect(await offer('', 'standard')).toBe('invalid');
    expect(await offer('', 'nothing')).toBe('notFound');
  });

  test('is forgotten after a year', async () => {
    await offer();
    deps.clock.advance(364 * 24 * 60);
    expect(await forgetHelp(deps)).toBe(0);
    deps.clock.advance(2 * 24 * 60);
    expect(await forgetHelp(deps)).toBe(1);
  });

  describe('a suggested resource', () => {
    const resource = { title: 'Guide', link: 'https://norfolk.example/guide', type: 'PDF' };
    const suggest = (more = {}) => offer('Worth a look.', 'ks2', { how: 'resource', resource, ...more });
    const resourcesOf = async () => (await show(member)).area.resources;

    test('stands on the page once a lead has taken it, and only once', async () => {
      await suggest();
      expect(deps.mailer.sent[0]?.text).toContain(resource.link);
      expect(await resourcesOf()).toEqual([]);
      const [help] = await waiting(lead);
      await settle(lead, help?.id ?? '', true);
      expect(await resourcesOf()).toMatchObject([{ ...resource, checkedOn: '2026-11-23' }]);
      expect(await waiting(lead)).toEqual([]);
      deps.clock.advance(24 * 60);
      await suggest();
      const [again] = await waiting(lead);
      await settle(lead, again?.id ?? '', true);
      expect(await resourcesOf()).toHaveLength(1);
    });

    test('is left out when a lead says so', async () => {
      await suggest();
      await settle(lead, (await waiting(lead))[0]?.id ?? '', false);
      expect(await resourcesOf()).toEqual([]);
    });

    test('needs a title and an address that begins with https', async () => {
      expect(await suggest({ resource: undefined })).toBe('invalid');
      expect(await suggest({ how: 'volunteer' })).toBe('invalid');
      expect(await suggest({ resource: { ...resource, link: 'http://norfolk.example' } })).toBe('invalid');
      expect(await suggest({ resource: { ...resource, title: ' ' } })).toBe('invalid');
    });

    test('finds no room where the area has as many as it may', async () => {
      const full = Array.from({ length: 60 }, (_, n) => ({
        ...resource,
        id: `r${n}`,
        link: `https://norfolk.example/${n}`,
        size: null,
        checkedOn: null,
        brokenSince: null,
      }));
      deps.areas.seed(anArea({ leads, resources: full }));
      await suggest();
      expect(await bodyOf(settle(lead, (await waiting(lead))[0]?.id ?? '', true))).toBe('invalid');
      expect(await waiting(lead)).toHaveLength(1);
    });
  });
});
