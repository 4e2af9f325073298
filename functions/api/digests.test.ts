/** The doors of digests, from draft to report, as people of each role walk through them. */
import { HttpRequest } from '@azure/functions';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import {
  issueReplySchema,
  issuesReplySchema,
  missingReplySchema,
  previewReplySchema,
  reportReplySchema,
} from '#core/contract/digests.ts';
import { doTask } from '#core/delivery/doTask.ts';
import { noteUnsentMail } from '#core/delivery/noteUnsentMail.ts';
import { sweepDeliveries } from '#core/delivery/sweepDeliveries.ts';
import type { Role } from '#core/people/person.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import type { SignedInCall } from '../http/door.ts';
import * as changes from './changeDigests.ts';
import * as reads from './digests.ts';

const world = () => {
  const deps = deliveryDeps();
  return { ...deps, bot: { chat: deps.chat } };
};
let deps: ReturnType<typeof world>;

type Door = (deps: ReturnType<typeof world>) => (call: SignedInCall) => Promise<unknown>;
type Answer =
  | { ok: true; value: { status?: number; jsonBody?: unknown; body?: unknown } }
  | { ok: false; failure: { code: string; message: string } };

const person = (name: string, ...roles: Role[]) => aPrincipal(name, { roles });
const editor = person('editor', 'editor');
const approver = person('approver', 'approver');

const knock = async (door: Door, by = editor, id = '', body?: object, query = ''): Promise<Answer> => {
  const request = new HttpRequest({
    method: body ? 'POST' : 'GET',
    url: `http://localhost/api/digests/${id}${query}`,
    ...(body && { body: { string: JSON.stringify(body) } }),
    params: { id },
  });
  return (await door(deps)({ request, reference: 'R', principal: by })) as Answer;
};
const reply = <T>(schema: z.ZodType<T>, answer: Answer): T => {
  if (!answer.ok) throw new Error(answer.failure.message);
  return schema.parse(answer.value.jsonBody);
};
const issueOf = (answer: Answer) => reply(issueReplySchema, answer).issue;
const refusal = (answer: Answer): string => (answer.ok ? 'no refusal' : answer.failure.code);

const draft = async () => issueOf(await knock(changes.draftsIssue, editor, '', {}));
const take = async (door: Door, by: typeof editor, id: string, more: object = {}) => {
  const { etag } = issueOf(await knock(reads.showsIssue, by, id));
  return knock(door, by, id, { etag, ...more });
};
const sendOff = async (id: string) => {
  await take(changes.testsIssue, editor, id);
  await take(changes.sendsForApproval, editor, id);
  await take(changes.approvesIssue, approver, id);
  return take(changes.schedulesIssue, editor, id, { sendAt: '2026-11-23T08:00:00Z' });
};
const work = async () => {
  for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
};

beforeEach(async () => {
  deps = world();
  deps.updates.seed(
    anUpdate({
      id: 'u1',
      headline: 'Draft principles ready',
      publishedAt: '2026-11-20T10:00:00Z',
      state: 'published',
    }),
  );
  deps.events.seed(
    anEvent({ id: 'visit1', kind: 'visit', start: '2026-12-01T09:30:00Z', end: '2026-12-01T12:00:00Z' }),
  );
  for (const name of ['head', 'teacher', 'governor']) {
    const { key, email } = aPrincipal(name);
    await deps.people.put({ key, name, email });
  }
});

describe('an issue of the digest', () => {
  test('assembles itself from what is new and says what is missing before approval', async () => {
    const issue = await draft();
    expect(issue.title).toBe('Week starting 30 November 2026');
    expect(issue.items.map(({ kind, title }) => [kind, title])).toContainEqual([
      'visit',
      'Reading fluency across KS2',
    ]);
    expect(issue.items.map(({ title }) => title)).toContain('Draft principles ready');
    expect(issue.problems).toEqual(['Send a test to yourself and look at it.']);
    expect(refusal(await take(changes.sendsForApproval, editor, issue.id))).toBe('invalid');
  });

  test('needs a second person, and an edit after approval makes it a draft again', async () => {
    const { id, items } = await draft();
    await take(changes.testsIssue, editor, id);
    expect(deps.mailer.sent[0]?.subject).toMatch(/^\[Test\] This week: \d things for you$/);
    await take(changes.sendsForApproval, editor, id);
    const both = person('editor', 'editor', 'approver');
    expect(refusal(await take(changes.approvesIssue, both, id))).toBe('forbidden');
    expect(issueOf(await knock(reads.showsIssue, both, id)).may.approveRefused).toMatch(/^You wrote this/);
    expect(issueOf(await take(changes.approvesIssue, approver, id)).state).toBe('approved');
    const content = { week: '2026-11-30', opening: 'Hello.', items, audience: 'rhythm', confirm: false };
    const edited = issueOf(await take(changes.savesIssue, editor, id, { content }));
    expect([edited.state, edited.testedAt, edited.approverName]).toEqual(['draft', null, null]);
  });

  test('is shown exactly as a chosen reader would get it', async () => {
    const { id } = await draft();
    const { message } = reply(
      previewReplySchema,
      await knock(reads.previewsIssue, approver, id, undefined, '?as=headPrimary'),
    );
    expect(message?.summary).toMatch(/^\d things for you this week/);
    expect(message?.mail.text).toContain('Draft principles ready');
    expect(JSON.stringify(message?.card)).toContain('Draft principles ready');
    expect(refusal(await knock(reads.previewsIssue, approver, id, undefined, '?as=nobody'))).toBe('notFound');
  });

  test('is shown as somebody by name gets it: what of it, with which buttons, by which way and when', async () => {
    const { id } = await draft();
    const { key } = aPrincipal('head');
    const seen = async (by = editor) =>
      knock(reads.previewsIssue, by, id, undefined, `?as=${encodeURIComponent(key)}`);
    const first = reply(previewReplySchema, await seen());
    expect(first.how).toBe(
      'By e-mail. Does not have the app in Teams. It goes on Monday 23 November 2026, 9am.',
    );
    expect(JSON.stringify(first.message?.card)).toContain('digest.useful');
    deps.preferences.seed(key, { rhythm: 'never' });
    expect(reply(previewReplySchema, await seen())).toMatchObject({
      persona: { name: 'head' },
      how: 'No message: they chose to get none.',
      message: null,
    });
    expect(refusal(await seen(approver))).toBe('forbidden');
  });

  test('goes when its time has come, and the report is right, with denominators', async () => {
    const { id } = await draft();
    deps.chat.next.push({ status: 'sent', activityId: 'test' }, { status: 'unreachable', reason: 'blocked' });
    expect(issueOf(await sendOff(id)).state).toBe('sending');
    await work();
    const report = reply(reportReplySchema, await knock(reads.reportsIssue, editor, id));
    expect(report.progress).toMatchObject({
      recipients: 3,
      complete: true,
      inTeams: 2,
      byEmail: 1,
      movedToEmail: 1,
      waiting: 0,
      failed: 0,
    });
    expect(report.reasons).toEqual([
      { reason: 'Has blocked the app in Teams. Sent by e-mail instead.', people: 1 },
    ]);
    expect(report.opened).toEqual({ inTeams: 0, ofTeams: 2, byEmail: 0, ofEmail: 1 });
    const file = await knock(reads.exportsReport, editor, id);
    expect(file.ok && String(file.value.body).split('\r\n')).toHaveLength(5);
    expect(reply(issuesReplySchema, await knock(reads.listsIssues, approver)).issues[0]?.state).toBe('sent');
  });

  test('keeps its figures once it has ended for a while, until a mail is refused late', async () => {
    deps.preferences.seed(aPrincipal('head').key, { routes: { chat: false, mail: true } });
    const { id } = await draft();
    await sendOff(id);
    await work();
    deps.clock.advance(15);
    const listed = async () =>
      reply(issuesReplySchema, await knock(reads.listsIssues, editor)).issues[0]?.progress;
    expect(await listed()).toMatchObject({ inTeams: 2, byEmail: 1, failed: 0 });
    const chunks = deps.ledger.chunks.bind(deps.ledger);
    deps.ledger.chunks = async () => {
      throw new Error('counted once more');
    };
    expect(await listed()).toMatchObject({ inTeams: 2, byEmail: 1, failed: 0 });
    deps.ledger.chunks = chunks;
    const delivery = { dispatch: id, chunk: 0, person: aPrincipal('head').key };
    await noteUnsentMail(deps, { about: { eventId: id, reference: null, delivery } });
    expect(await listed()).toMatchObject({ inTeams: 2, byEmail: 0, failed: 1 });
  });

  test('is sent again to those whom it did not reach, who are named with the reason', async () => {
    deps.preferences.seed(aPrincipal('head').key, { routes: { chat: true, mail: false } });
    const { id } = await draft();
    deps.chat.next.push({ status: 'sent', activityId: 'test' });
    const send = deps.chat.send.bind(deps.chat);
    deps.chat.send = async (key, message) =>
      key === aPrincipal('head').key ? { status: 'unreachable', reason: 'blocked' } : send(key, message);
    await sendOff(id);
    await work();
    const report = async () => reply(reportReplySchema, await knock(reads.reportsIssue, editor, id));
    expect(await report()).toMatchObject({ maySendAgain: true, progress: { inTeams: 2, failed: 1 } });
    const missing = reply(missingReplySchema, await knock(reads.listsMissing, approver, id));
    expect(missing).toMatchObject({
      of: 1,
      people: [{ name: 'head', reason: 'Has blocked the app in Teams. Does not want e-mail.' }],
    });
    expect(refusal(await knock(reads.listsMissing, person('head'), id))).toBe('forbidden');
    deps.chat.send = send;
    const again = await take(changes.sendsAgain, editor, id, { recipient: missing.people[0]?.recipient });
    expect(issueOf(again).state).toBe('sending');
    await work();
    expect(await report()).toMatchObject({
      maySendAgain: false,
      progress: { inTeams: 3, failed: 0 },
      reasons: [],
      issue: { state: 'sent' },
    });
    expect(deps.chat.cards.size).toBe(3);
  });

  test('a correction replaces the cards wherever they went and writes to those who had an e-mail', async () => {
    const { id, items } = await draft();
    const item = items.find(({ title }) => title === 'Draft principles ready')?.id ?? '';
    deps.chat.next.push({ status: 'sent', activityId: 'test' }, { status: 'unreachable', reason: 'blocked' });
    await sendOff(id);
    await work();
    const [card] = [...deps.chat.cards.keys()];
    const corrected = issueOf(
      await take(changes.correctsItem, editor, id, {
        item,
        title: 'Draft principles ready for comment',
        line: 'By 4pm.',
        reason: 'The time is 4pm, not 3pm.',
        mailAgain: true,
      }),
    );
    expect(corrected.changes).toBe(1);
    await work();
    expect(deps.chat.cards.size).toBe(2);
    expect(JSON.stringify(deps.chat.cards.get(card ?? ''))).toContain(
      'Corrected on 23 November 2026. The time is 4pm, not 3pm.',
    );
    expect(deps.mailer.sent.at(-1)?.subject).toBe('Corrected: Draft principles ready for comment');
    const { changes: made } = reply(reportReplySchema, await knock(reads.reportsIssue, editor, id));
    expect(made).toMatchObject([
      { number: 1, cards: { of: 2, changed: 2, failed: 0 }, mails: { of: 1, sent: 1 }, complete: true },
    ]);
  });

  test('says on its page when an update in it was corrected after it went, until the editor has done so too', async () => {
    const { id, items } = await draft();
    const item = items.find(({ title }) => title === 'Draft principles ready')?.id ?? '';
    await sendOff(id);
    await work();
    deps.updates.seed(
      anUpdate({ id: 'u1', headline: 'Principles, put right', publishedAt: '2026-11-20T10:00:00Z' }),
    );
    const outdated = async () => issueOf(await knock(reads.showsIssue, editor, id)).outdated;
    expect(await outdated()).toMatchObject([{ item, words: expect.stringContaining('Correct it here too') }]);
    const words = { title: 'Principles, put right', line: '', reason: 'Wrong title.', mailAgain: false };
    expect((await take(changes.correctsItem, editor, id, { item, ...words })).ok).toBe(true);
    expect(await outdated()).toEqual([]);
  });

  test('is corrected while others still wait for the morning, who then get the new words', async () => {
    const { id, items } = await draft();
    const item = items.find(({ title }) => title === 'Draft principles ready')?.id ?? '';
    deps.preferences.seed(aPrincipal('head').key, { quiet: { from: '08:00', to: '12:00' } });
    await sendOff(id);
    await work();
    expect(issueOf(await knock(reads.showsIssue, editor, id)).state).toBe('sending');
    const words = { title: 'Put right', line: '', reason: 'It was wrong.', mailAgain: false };
    expect((await take(changes.correctsItem, editor, id, { item, ...words })).ok).toBe(true);
    deps.clock.advance(2);
    await work();
    deps.clock.set('2026-11-23T12:01:00Z');
    await sweepDeliveries(deps);
    await work();
    const cards = [...deps.chat.cards.values()].filter(({ person: key }) => key !== editor.key);
    expect(cards).toHaveLength(3);
    for (const card of cards) expect(JSON.stringify(card)).toContain('Put right');
    const { changes: made, issue } = reply(reportReplySchema, await knock(reads.reportsIssue, editor, id));
    expect([made[0]?.cards, issue.state]).toEqual([{ of: 2, changed: 2, failed: 0 }, 'sent']);
  });

  test('a whole issue is withdrawn everywhere', async () => {
    const { id } = await draft();
    await sendOff(id);
    await work();
    await take(changes.withdrawsSent, approver, id, { item: null, reason: 'Out of date.', mailAgain: false });
    await work();
    const cards = [...deps.chat.cards.values()].filter(({ person: key }) => key !== editor.key);
    expect(cards).toHaveLength(3);
    for (const card of cards) expect(JSON.stringify(card)).toContain('This digest was withdrawn');
  });

  test('stopping half-way is truthful: what has gone has gone, the others get nothing', async () => {
    const { id } = await draft();
    const { key, email } = aPrincipal('later');
    await deps.people.put({ key, name: 'later', email });
    deps.chat.next.push({ status: 'sent', activityId: 'test' }, { status: 'retry', afterSeconds: 600 });
    await sendOff(id);
    await work();
    expect(issueOf(await take(changes.pausesSending, editor, id)).state).toBe('paused');
    deps.clock.advance(15);
    await work();
    expect(issueOf(await take(changes.stopsSending, editor, id)).state).toBe('stopped');
    const { progress } = reply(reportReplySchema, await knock(reads.reportsIssue, editor, id));
    expect(progress).toMatchObject({ recipients: 4, inTeams: 3, waiting: 1, tryingAgain: 1 });
  });

  test('going on after a pause reaches the rest', async () => {
    const { id } = await draft();
    deps.chat.next.push({ status: 'sent', activityId: 'test' }, { status: 'retry', afterSeconds: 60 });
    await sendOff(id);
    await work();
    await take(changes.pausesSending, editor, id);
    deps.clock.advance(5);
    await take(changes.resumesSending, editor, id);
    await work();
    const { progress, issue } = reply(reportReplySchema, await knock(reads.reportsIssue, editor, id));
    expect([progress.inTeams, progress.waiting, issue.state]).toEqual([3, 0, 'sent']);
  });

  test('members see and change nothing of it; editors do not approve; approvers do not write', async () => {
    const { id } = await draft();
    const member = person('head');
    for (const door of [
      reads.showsIssue,
      reads.reportsIssue,
      reads.exportsReport,
      reads.listsIssues,
      reads.previewsIssue,
    ])
      expect(refusal(await knock(door, member, id))).toBe('forbidden');
    expect(refusal(await knock(changes.draftsIssue, member, '', {}))).toBe('forbidden');
    expect(refusal(await knock(changes.draftsIssue, approver, '', {}))).toBe('forbidden');
    await take(changes.testsIssue, editor, id);
    await take(changes.sendsForApproval, editor, id);
    expect(refusal(await take(changes.approvesIssue, person('other', 'editor'), id))).toBe('forbidden');
    expect(refusal(await knock(changes.stopsSending, member, id, { etag: 'x' }))).toBe('forbidden');
  });

  test('a writing over a newer one is refused, and nothing is lost', async () => {
    const { id, etag, items } = await draft();
    const content = { week: '2026-11-30', opening: 'One.', items, audience: 'rhythm', confirm: false };
    expect((await knock(changes.savesIssue, editor, id, { etag, content })).ok).toBe(true);
    expect(refusal(await knock(changes.savesIssue, editor, id, { etag, content }))).toBe('conflict');
  });
});
