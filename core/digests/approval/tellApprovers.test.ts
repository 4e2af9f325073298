import { beforeEach, describe, expect, test } from '@jest/globals';
import { approvalCards } from '#bot/cards/approvalCards.ts';
import { converse } from '#bot/converse.ts';
import { anIssue } from '../../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { deliveryDeps, type InMemoryDelivery } from '../../../tests/doubles/deliveryDeps.ts';
import { noteRoles } from '../../people/roleProofs.ts';
import { instantOf } from '../../time/zones.ts';
import { approveIssue, scheduleIssue, sendBack, sendForApproval } from '../approveIssue.ts';
import { saveIssue } from '../composeIssue.ts';
import { tellApprovers } from './tellApprovers.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const sam = aPrincipal('sam', { roles: ['approver'] });
const kim = aPrincipal('kim', { roles: ['approver'] });

let deps: InMemoryDelivery & { officeMailbox: string };

const now = () => instantOf(deps.clock.now());
const signIn = async (person: typeof sam): Promise<void> => {
  await deps.people.put({ key: person.key, name: person.name, email: person.email });
  await noteRoles(deps.roleProofs, person, now());
};
const issue = async () => {
  const stored = await deps.issues.get('issue1');
  if (!stored) throw new Error('no issue');
  return stored;
};
const step = async (
  take: (by: { principal: typeof sam; id: string; etag: string }) => Promise<{ ok: boolean }>,
  principal = editor,
) => expect((await take({ principal, id: 'issue1', etag: (await issue()).etag })).ok).toBe(true);
const ask = () => step((input) => sendForApproval(deps, input));
const tell = () => tellApprovers(deps, approvalCards(deps.publicUrl));
const cardOf = (person: typeof sam): string =>
  [...deps.chat.cards.values()]
    .filter((card) => card.person === person.key)
    .map(({ message }) => JSON.stringify(message))
    .join('\n');
const press = async (
  person: typeof sam,
  verb: 'approve.yes' | 'approve.back' | 'approve.cancel',
  more: object = {},
) => {
  const bot = { ...deps, chatUrl: 'https://teams.example/chat', report: () => undefined };
  const action = { verb, issue: 'issue1', asked: '2026-11-23T09:00:00Z', ...more };
  const { message } = await converse(bot, {
    person: { ...person, roles: [] },
    setting: 'personal',
    said: { action },
  });
  return JSON.stringify(message);
};

beforeEach(async () => {
  deps = { ...deliveryDeps(), officeMailbox: 'office@norfolk.example' };
  deps.issues.seed(anIssue({ state: 'draft', approver: null, approvedAt: null, sendAt: null }));
  await signIn(sam);
  await signIn(kim);
});

describe('asking for approval', () => {
  test('every approver gets one card, however often the timer looks; writers get none', async () => {
    await signIn({ ...editor, roles: ['editor', 'approver'] });
    await ask();
    for (let times = 0; times < 3; times += 1) await tell();
    expect(deps.chat.cards.size).toBe(2);
    expect(cardOf(sam)).toContain('Waiting for approval');
    expect(cardOf(sam)).toContain('Draft principles ready for comment');
  });

  test('the card says how many get it as soon as that is counted, in its place', async () => {
    await ask();
    await tell();
    const reach = await deps.reaches.get('issue1');
    if (!reach) throw new Error('nobody counts');
    const counts = { ...reach.value.counts, teams: 1248 };
    await deps.reaches.put({ ...reach.value, counts, complete: true }, reach.etag);
    await tell();
    expect(deps.chat.cards.size).toBe(2);
    expect(cardOf(kim)).toContain('1,248 people get it');
  });

  test('nobody is asked in their quiet times; the morning brings the card', async () => {
    deps.preferences.seed(sam.key, { quiet: { from: '08:00', to: '12:00' } });
    await ask();
    await tell();
    expect(cardOf(sam)).toBe('');
    deps.clock.set('2026-11-23T12:00:00Z');
    await tell();
    expect(cardOf(sam)).toContain('Waiting for approval');
  });

  test('by e-mail where the chat is no way, once, and to the office where nobody is known', async () => {
    deps.chat.next.push({ status: 'unreachable', reason: 'blocked' });
    await ask();
    await tell();
    await tell();
    expect(deps.mailer.sent.map(({ subject }) => subject)).toEqual([
      'Please approve: Digest, week starting 30 November 2026',
    ]);
    deps.roleProofs.proofs.clear();
    await tell();
    await tell();
    expect(deps.mailer.sent.slice(1).map(({ to }) => to.email)).toEqual(['office@norfolk.example']);
  });
});

describe('deciding in the chat', () => {
  beforeEach(async () => {
    await ask();
    await tell();
  });

  test('approving lets it out, and the other approver’s card says so', async () => {
    expect(await press(sam, 'approve.yes')).toContain('Approved by sam');
    expect((await issue()).value).toMatchObject({ state: 'approved', approver: { key: sam.key } });
    await tell();
    expect(cardOf(kim)).toContain('Approved by sam');
    expect(cardOf(kim)).not.toContain('approve.yes');
    expect(await deps.askings.standing()).toEqual([]);
  });

  test('what has its time can be kept from going by any approver, and stays approved', async () => {
    await step((input) => scheduleIssue(deps, { ...input, sendAt: '2026-11-30T07:30:00Z' }));
    const approved = await press(sam, 'approve.yes');
    expect(approved).toContain('set to go on Monday 30 November 2026');
    expect(approved).toContain('Cancel sending');
    expect(await press(aPrincipal('head'), 'approve.cancel')).toContain('Please open the app first');
    expect((await issue()).value.state).toBe('scheduled');
    const cancelled = await press(kim, 'approve.cancel');
    expect(cancelled).toContain('It goes when the editor says.');
    expect(cancelled).not.toContain('Cancel sending');
    expect((await issue()).value).toMatchObject({ state: 'approved', sendAt: null });
  });

  test('what has begun to go is not cancelled by an old card, which says so', async () => {
    await press(sam, 'approve.yes');
    const { value, etag } = await issue();
    await deps.issues.put({ ...value, state: 'sending', sendAt: '2026-11-23T09:00:00Z' }, etag);
    expect(await press(sam, 'approve.cancel')).toContain('It has begun to go.');
    expect((await issue()).value.state).toBe('sending');
  });

  test('the second who presses sees that somebody has decided, and changes nothing', async () => {
    await press(sam, 'approve.yes');
    expect(await press(kim, 'approve.back', { note: 'No.' })).toContain('Approved by sam');
    expect((await issue()).value.approver?.key).toBe(sam.key);
  });

  test('sending back needs a reason, which the author and the other approver read', async () => {
    expect(await press(sam, 'approve.back', { note: ' ' })).toContain('Write a note first');
    expect((await issue()).value.state).toBe('inReview');
    expect(await press(sam, 'approve.back', { note: 'The date is wrong.' })).toContain('Sent back');
    expect((await issue()).value).toMatchObject({ state: 'draft', sentBack: 'The date is wrong.' });
    await tell();
    expect(cardOf(kim)).toContain('The date is wrong.');
  });

  test('whoever wrote of it cannot approve it, whatever card they were passed', async () => {
    const both = { ...editor, roles: ['editor', 'approver'] as const };
    await noteRoles(deps.roleProofs, both, now());
    expect(await press(editor, 'approve.yes')).toContain('someone else has to approve it');
    expect((await issue()).value.state).toBe('inReview');
  });

  test('whoever has not proved the role today is asked to sign in, and nothing happens', async () => {
    expect(await press(aPrincipal('head'), 'approve.yes')).toContain('Please open the app first');
    deps.clock.advance(11 * 60);
    expect(await press(sam, 'approve.yes')).toContain('Please open the app first');
    expect((await issue()).value.state).toBe('inReview');
  });

  test('what was changed after it was asked for cannot be approved by the old card; asked anew, there is a new one', async () => {
    const { week, opening, items, audience, confirm } = (await issue()).value;
    const content = { week, opening: `${opening} More.`, items, audience, confirm };
    await step((input) => saveIssue(deps, { ...input, content }));
    expect(await press(sam, 'approve.yes')).toContain('It was changed since');
    await tell();
    expect(cardOf(kim)).toContain('Changed since');
    deps.clock.advance(5);
    const stored = await issue();
    await deps.issues.put({ ...stored.value, testedAt: now() }, stored.etag);
    await ask();
    await tell();
    expect(deps.chat.cards.size).toBe(4);
    expect(await press(sam, 'approve.yes')).toContain('newer card counts');
  });

  test('a decision on the page is on the cards too', async () => {
    await step((input) => approveIssue(deps, input), kim);
    await tell();
    expect(cardOf(sam)).toContain('Approved by kim');
    expect((await sendBack(deps, { principal: sam, id: 'issue1', etag: 'x', note: 'n' })).ok).toBe(false);
  });
});
