/** What Microsoft 365 takes in a while, and who goes first: our client against the local limits, under a clock of its own. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Budget } from '#adapters/graph/budget.ts';
import type { GraphAnswer, GraphCall } from '#adapters/graph/graph.ts';
import { createGraph, type OpenedGraph } from '#adapters/graph/graphClient.ts';
import { Lane, placesInLane } from '#adapters/graph/lane.ts';
import { SharedPlaces } from '#core/sync/sharedPlaces.ts';
import { inProcess } from '../../local/microsoft365/testing/inProcess.ts';
import { mailbox, siteHost, sitePath } from '../../local/people.ts';
import { InMemoryPlaces } from '../doubles/places.ts';
import { SeededIds } from '../doubles/seededIds.ts';

type Local = Awaited<ReturnType<typeof inProcess>>;
let local: Local;
let graph: OpenedGraph;
/** Requests as they went out: their time, and how many parts they had. */
let sent: { at: number; path: string; parts: number }[];
let began: number;

/** Tenths of a second since the beginning. */
const elapsed = (): number => Math.round((local.clock.now().getTime() - began) / 100);

/** Lets seconds pass, each tenth after everything that was only waiting for the processor. */
const seconds = async (count: number): Promise<void> => {
  for (let tenth = 0; tenth < count * 10; tenth += 1) {
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await local.clock.advance(100);
  }
};

/** A process of ours, with a budget of its own. */
const openProcess = async (places?: SharedPlaces): Promise<OpenedGraph> => {
  const { access_token: token } = (await local.askToken()).body;
  return createGraph({
    graphUrl: local.url,
    token: async () => String(token),
    ...(places && { places }),
    pace: { now: () => local.clock.now(), sleep: (time) => local.clock.sleep(time), random: () => 0 },
    fetch: (input, init) => {
      const body = init?.body ? JSON.parse(String(init.body)) : null;
      const parts = body?.requests?.length ?? 1;
      sent.push({ at: elapsed(), path: new URL(String(input)).pathname, parts });
      return local.fetch(input, init);
    },
  });
};

beforeEach(async () => {
  local = await inProcess({ settings: { service: { latencyMilliseconds: 100 } } });
  began = local.clock.now().getTime();
  sent = [];
  graph = await openProcess();
});
afterEach(() => local.close());

const lists = `/sites/${siteHost}:${sitePath}:/lists`;
const readLists: GraphCall = { method: 'GET', url: lists };
const readMailbox: GraphCall = { method: 'GET', url: `/users/${mailbox}/events?$top=1` };
const many = (call: GraphCall, count: number): GraphCall[] => Array.from({ length: count }, () => call);
const statuses = (answers: readonly GraphAnswer[]): number[] => [
  ...new Set(answers.map(({ status }) => status)),
];

describe('a refusal that says for how long', () => {
  test('keeps every later call to SharePoint waiting for all of that time, and none to Outlook', async () => {
    local.control.changeSettings({ sharePointLimits: { unitsPerMinute: 4 } });
    await local.passing(graph.sendAll(many(readLists, 2)));
    const refused = graph.send(readLists);
    await seconds(1);
    const next = graph.send({ method: 'GET', url: `/sites/${siteHost}:${sitePath}` });
    const mail = graph.send(readMailbox);
    await seconds(1);
    expect((await mail).status).toBe(200);
    expect(statuses(await local.passing(Promise.all([refused, next])))).toEqual([200]);
    expect(local.control.state().refusals).toEqual({ SharePointMinute: 1 });
    expect(sent.filter(({ at }) => at > 30).map(({ at }) => at >= 600)).toEqual([true, true]);
  });

  test('does so from within a batch', async () => {
    local.control.changeSettings({ sharePointLimits: { unitsPerMinute: 10 } });
    const batch = graph.sendAll(many(readLists, 8));
    await seconds(2);
    const next = graph.send(readLists);
    expect(statuses([...(await local.passing(batch)), await local.passing(next)])).toEqual([200]);
    expect(local.control.state().refusals).toEqual({ SharePointMinute: 3 });
    expect(sent.filter(({ at }) => at > 0 && at < 600)).toEqual([]);
  });

  test('for longer than a worker should be held is passed on, and nothing is sent meanwhile', async () => {
    local.control.changeSettings({ sharePointLimits: { unitsPerDay: 2 } });
    await local.passing(graph.send(readLists));
    const refused = await local.passing(graph.send(readLists));
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '86400' } });
    await seconds(1);
    await local.clock.advance(3_599_000);
    const count = sent.length;
    const held = await graph.sendAll(many(readLists, 30));
    expect(new Set(held.map(({ headers }) => headers['retry-after']))).toEqual(new Set(['82800']));
    expect(sent).toHaveLength(count);
    expect(graph.pauseSeconds()).toBe(82_800);
  });
});

describe('what can wait', () => {
  test('lets what somebody waits for go first, after the batch that is under way', async () => {
    const bulk = graph.inTurn.sendAll(many(readMailbox, 200));
    await seconds(1);
    const asked = elapsed();
    const answer = graph.send(readMailbox);
    await seconds(1);
    expect((await answer).status).toBe(200);
    expect(sent.find(({ parts }) => parts === 1)?.at).toBeLessThanOrEqual(asked + 5);
    expect(statuses(await local.passing(bulk))).toEqual([200]);
    expect(elapsed()).toBeLessThan(60);
    expect(local.control.state().refusals).toEqual({});
  });

  test('leaves some of SharePoint’s minute to what cannot, meets no refusal and goes on by itself', async () => {
    local.control.changeSettings({ sharePointLimits: { unitsPerMinute: 400 } });
    const bulk = graph.inTurn.sendAll(many(readLists, 400));
    await seconds(20);
    const asked = elapsed();
    expect(graph.pauseSeconds()).toBeGreaterThan(30);
    const answer = graph.send(readLists);
    await seconds(1);
    expect((await answer).status).toBe(200);
    expect(sent.find(({ parts }) => parts === 1)?.at).toBe(asked);
    expect(statuses(await local.passing(bulk))).toEqual([200]);
    expect(local.control.state().refusals).toEqual({});
  });

  test('leaves a tenth of Outlook’s ten minutes to what cannot', () => {
    const lane = new Lane(true);
    const minute = 60_000;
    const wait = (urgency: 'now' | 'inTurn', now: number) => lane.closedFor({ calls: 20, urgency }, now);
    for (let call = 0; call < 449; call += 1) lane.count(20, 0);
    expect(wait('inTurn', minute)).toBe(0);
    lane.count(20, minute);
    expect(wait('now', minute)).toBe(0);
    expect(minute + wait('inTurn', minute)).toBe(10 * minute + 10_000);
    expect(wait('inTurn', 10 * minute + 10_000)).toBe(0);
  });

  test('is told to pause where one call would still go, but a batch would not', async () => {
    const budget = new Budget({
      now: () => local.clock.now(),
      sleep: async () => undefined,
      random: () => 0,
    });
    const use = (calls: number) =>
      budget.within({ lane: '/users/a', places: 4, calls, urgency: 'inTurn' }, async () => undefined);
    for (let batch = 0; batch < 449; batch += 1) await use(20);
    await use(5);
    expect([budget.pauseSeconds(1), budget.pauseSeconds(20) > 500]).toEqual([0, true]);
  });
});

describe('several processes', () => {
  const openSharing = () => {
    const sleep = (time: number) => local.clock.sleep(time);
    const sharing = { store: new InMemoryPlaces(), clock: local.clock, ids: new SeededIds(), sleep };
    return Promise.all([1, 2, 3].map(() => openProcess(new SharedPlaces(sharing, placesInLane))));
  };

  test('share what a mailbox takes at once: none is refused, and what somebody waits for goes between two batches', async () => {
    const [importing, ...others] = await openSharing();
    const bulk = importing?.inTurn.sendAll(many(readMailbox, 400)) ?? Promise.resolve([]);
    await seconds(1);
    const asked = elapsed();
    const waiting = others.flatMap((other) => many(readMailbox, 4).map((call) => other.send(call)));
    const answers = await local.passing(Promise.all(waiting));
    expect(elapsed() - asked).toBeLessThan(15);
    expect(statuses(answers)).toEqual([200]);
    expect(statuses(await local.passing(bulk))).toEqual([200]);
    expect(elapsed()).toBeLessThan(115);
    expect(local.control.state().refusals).toEqual({});
  });
});
