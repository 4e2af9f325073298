import { beforeEach, describe, expect, test } from '@jest/globals';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps, type InMemoryDelivery } from '../../tests/doubles/deliveryDeps.ts';
import type { Issue } from '../digests/issue.ts';
import { externalKey, type Person } from '../people/person.ts';
import type { ChatReason } from './chat.ts';
import { readReach } from './countReach.ts';
import { addCounts } from './delivery.ts';
import { doTask } from './doTask.ts';
import { nobodyReached, recipientsIn } from './reach.ts';
import { startDueIssues } from './startDispatch.ts';
import { sweepDeliveries } from './sweepDeliveries.ts';

let deps: InMemoryDelivery;
beforeEach(() => {
  deps = deliveryDeps();
});

const member = (name: string): Person => {
  const { key, email } = aPrincipal(name);
  return { key, name, email };
};
/** Somebody with the app, unless it is closed for a reason. */
const join = async (name: string, closed: ChatReason | null = null): Promise<Person> => {
  const person = member(name);
  await deps.people.put(person);
  const [tenantId = ''] = person.key.split(':');
  await deps.chatPlaces.put({
    person: person.key,
    email: person.email,
    tenantId,
    serviceUrl: 'https://smba.example/',
    conversationId: `a:${name}`,
    botId: '28:bot',
    closed,
  });
  return person;
};
const work = async (): Promise<void> => {
  for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
};
const counted = async (issue: Issue) => {
  if (!(await deps.issues.get(issue.id))) deps.issues.seed(issue);
  await readReach(deps, issue);
  await work();
  return readReach(deps, issue);
};
/** A member, a guest, somebody external, one who rests, one who muted it, one who blocked the app, and others. */
const everyKind = async (): Promise<void> => {
  await join('head');
  await join('evening');
  deps.preferences.seed(member('evening').key, { quiet: { from: '08:00', to: '10:00' } });
  await deps.people.put(member('guest'));
  await join('blocked', 'blocked');
  await join('removed', 'notInRoster');
  await join('byMail');
  deps.preferences.seed(member('byMail').key, { routes: { chat: false, mail: true } });
  await join('unreachable', 'blocked');
  deps.preferences.seed(member('unreachable').key, { routes: { chat: true, mail: false } });
  const external = { key: externalKey('zoe@hub.example'), name: 'Zoë', email: 'zoe@hub.example' };
  await deps.people.put(external);
  deps.preferences.seed(external.key, {});
  await join('muted');
  deps.preferences.seed(member('muted').key, { rhythm: 'never' });
  await join('monthly');
  deps.preferences.seed(member('monthly').key, { rhythm: 'monthly' });
  await join('resting');
  deps.preferences.seed(member('resting').key, { pausedUntil: '2027-01-12' });
  await join('elsewhere');
  await deps.follows.follow(member('elsewhere').key, 'transitions');
};
const issue = anIssue({ week: '2026-11-30', items: [anItem({ area: 'ks2' })] });

describe('how people get an issue, before it goes', () => {
  test('is counted by route and reason, everybody once', async () => {
    await everyKind();
    deps.issues.seed(
      anIssue({ id: 'last', week: '2026-11-02', state: 'sent', startedAt: '2026-11-02T08:00:00Z' }),
    );
    const reach = await counted(issue);
    expect(reach?.complete).toBe(true);
    expect(reach?.counts).toEqual({
      teams: 2,
      later: 1,
      mailNoSignIn: 1,
      mailChosen: 1,
      mailNoApp: 2,
      mailBlocked: 1,
      cannot: 1,
      nothingNew: 1,
      resting: 1,
      choseNone: 1,
      notThisTime: 1,
    });
  });

  test('agrees with the report afterwards', async () => {
    await everyKind();
    const before = (await counted(issue))?.counts ?? nobodyReached;
    const places = await deps.chatPlaces.within({ after: null, upTo: null });
    const send = deps.chat.send.bind(deps.chat);
    deps.chat.send = async (person, message) => {
      const closed = places.get(person);
      if (closed === null) return send(person, message);
      return { status: 'unreachable', reason: closed ?? 'notInstalled' };
    };
    await startDueIssues(deps);
    for (let minute = 0; minute < 70; minute += 1) {
      await work();
      await sweepDeliveries(deps);
      deps.clock.advance(1);
    }
    const after = addCounts((await deps.ledger.chunks('issue1')).map((chunk) => chunk.counts));
    expect(after.chat + after.mail + after.failed + after.queued).toBe(recipientsIn(before));
    expect(after).toMatchObject({
      chat: before.teams,
      mail: before.mailNoSignIn + before.mailChosen + before.mailNoApp + before.mailBlocked,
      failed: before.cannot,
      nothingNew: before.nothingNew,
      resting: before.resting,
      choseNone: before.choseNone,
      notThisTime: before.notThisTime,
    });
  });

  test('goes on page by page, says how far it is, and is taken up again after a crash', async () => {
    for (let n = 0; n < 2300; n += 1) await deps.people.put(member(`p${String(n).padStart(4, '0')}`));
    deps.issues.seed(issue);
    await readReach(deps, issue);
    const put = deps.reaches.put.bind(deps.reaches);
    deps.reaches.put = async (reach, etag) => {
      if (reach.counts.mailNoApp === 2000) throw new Error('crash');
      return put(reach, etag);
    };
    await expect(work()).rejects.toThrow('crash');
    deps.reaches.put = put;
    expect(await readReach(deps, issue)).toMatchObject({ complete: false, counts: { mailNoApp: 1000 } });
    expect(deps.tasks.take()).toBeNull();
    deps.clock.advance(2);
    await readReach(deps, issue);
    await work();
    expect(await readReach(deps, issue)).toMatchObject({ complete: true, counts: { mailNoApp: 2300 } });
  });

  test('is counted once however often it is asked for, and anew when items, audience or time change', async () => {
    await join('head');
    await counted(issue);
    await readReach(deps, { ...issue, opening: 'Other words.' });
    expect(deps.tasks.take()).toBeNull();
    const narrower = { ...issue, items: [anItem({ area: 'ks2', jobs: ['governor' as const] })] };
    expect((await readReach(deps, narrower))?.complete).toBe(false);
    expect(deps.tasks.take()).toEqual({ kind: 'count', issue: 'issue1' });
  });

  test('is not counted any more once it goes', async () => {
    expect(await readReach(deps, { ...issue, state: 'sending' })).toBeNull();
  });
});
