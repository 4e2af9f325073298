/** What an issue holds may be withdrawn, cancelled or put right between its approval and the moment somebody gets it. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { anIssue } from '../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { gathered, newUpdate, nextVisit, withdrawnUpdate } from '../../tests/builders/digestSources.ts';
import { deliveryDeps, type InMemoryDelivery } from '../../tests/doubles/deliveryDeps.ts';
import { addCounts } from './delivery.ts';
import { doTask } from './doTask.ts';
import { previewIssue } from './previewIssue.ts';
import { startDueIssues } from './startDispatch.ts';
import { sweepDeliveries } from './sweepDeliveries.ts';

let deps: InMemoryDelivery;

beforeEach(async () => {
  deps = deliveryDeps();
  deps.updates.seed(newUpdate);
  deps.events.seed(nextVisit);
  deps.issues.seed(anIssue({ items: await gathered(deps), opening: '' }));
  for (const name of ['head', 'teacher']) {
    const { key, email } = aPrincipal(name);
    await deps.people.put({ key, name, email });
  }
});

const run = async (): Promise<void> => {
  await startDueIssues(deps);
  for (let minute = 0; minute < 4; minute += 1) {
    for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
    await sweepDeliveries(deps);
    deps.clock.advance(1);
  }
};
const cards = (): string[] => [...deps.chat.cards.values()].map(({ message }) => JSON.stringify(message));
/** The head follows the area of the update alone. */
const inTwoAreas = async (): Promise<void> => {
  await deps.follows.follow(aPrincipal('head').key, 'ks2');
  deps.events.seed({ ...nextVisit, area: 'transitions' });
  deps.issues.seed(anIssue({ items: await gathered(deps) }));
};
const issue = async () => (await deps.issues.get('issue1'))?.value ?? anIssue();

describe('between approval and sending', () => {
  test('an update that was withdrawn is in nobody’s digest, and in no preview', async () => {
    deps.updates.seed(withdrawnUpdate);
    const principal = aPrincipal('editor', { roles: ['editor'] });
    const seen = await previewIssue(deps, { issue: await issue(), principal, as: 'council' });
    expect(JSON.stringify(seen)).not.toContain('Dates of moderation');
    expect(JSON.stringify(seen)).toContain('1 thing for you this week');
    await run();
    expect(cards()).toHaveLength(2);
    for (const card of cards()) expect(card).not.toContain('Dates of moderation');
    expect((await issue()).items.find(({ kind }) => kind === 'update')?.withdrawn?.reason).toBe(
      'The dates were wrong.',
    );
  });

  test('an update that was corrected comes in its newest words', async () => {
    deps.updates.seed({ ...newUpdate, headline: 'Dates of moderation, put right' });
    await run();
    for (const card of cards()) expect(card).toContain('Dates of moderation, put right');
  });

  test('whoever followed only what was withdrawn gets no message, and is counted', async () => {
    await inTwoAreas();
    deps.updates.seed(withdrawnUpdate);
    await run();
    expect(cards().length).toBe(1);
    const counts = addCounts((await deps.ledger.chunks('issue1')).map((chunk) => chunk.counts));
    expect(counts).toMatchObject({ nothingNew: 1, chat: 1 });
  });

  test('nothing is sent when nothing is left: it is a draft again, and says why', async () => {
    deps.updates.seed(withdrawnUpdate);
    deps.events.seed({ ...nextVisit, state: 'cancelled' });
    await run();
    expect(cards()).toEqual([]);
    expect(await deps.dispatches.get('issue1')).toBeNull();
    const { state, sendAt, approver, sentBack } = await issue();
    expect([state, sendAt, approver]).toEqual(['draft', null, null]);
    expect(sentBack).toContain('Nobody got it.');
    expect(deps.audit.entries.map(({ what }) => what)).toContain('digest.notSent');
  });
});

describe('while some wait for the morning', () => {
  test('what is taken back at night is said to be, and nobody who has nothing else is written to', async () => {
    await inTwoAreas();
    deps.clock.set('2026-11-23T19:00:00Z');
    await run();
    expect(cards()).toEqual([]);
    deps.updates.seed(withdrawnUpdate);
    deps.clock.set('2026-11-24T07:35:00Z');
    await run();
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).toContain('This was withdrawn on 22 November 2026: The dates were wrong.');
    expect(await deps.ledger.row('issue1', 0, aPrincipal('head').key)).toMatchObject({
      state: 'failed',
      whyNotChat: 'withdrawn',
    });
  });
});
