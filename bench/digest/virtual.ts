/** A digest to a hundred thousand people under a virtual clock, with or without faults and crashes. */
import { addCounts } from '#core/delivery/delivery.ts';
import { SharedPace } from '#core/delivery/sharedPace.ts';
import { startDueIssues } from '#core/delivery/startDispatch.ts';
import { sweepDeliveries } from '#core/delivery/sweepDeliveries.ts';
import { aDelivery } from '../../tests/builders/aDelivery.ts';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import { InMemoryLeases } from '../../tests/doubles/following.ts';
import { InMemoryTurns } from '../../tests/doubles/turns.ts';
import { VirtualClock } from '../../tests/doubles/virtualClock.ts';
import { liveMegabytes } from '../memory/liveHeap.ts';
import type { Row } from '../run.ts';
import { CompactLedger } from './compactLedger.ts';
import { type Instance, startInstance } from './instance.ts';
import { createPlatform, drawFrom, personNumber } from './platform.ts';
import { createQueue } from './queue.ts';
import { createRoll } from './roll.ts';

export type Scenario = { what: string; people: number; faults: number; crashEverySeconds: number | null };

const start = '2026-11-30T07:30:00Z';
const blocked = 0.005;
const instances = 3;
/** The platform starts another instance after so long. */
const restartMs = 5000;
/** 50 a second, for an hour. */
const ceiling = 180_000;

export const measureVirtual = async ({ what, people, faults, crashEverySeconds }: Scenario): Promise<Row> => {
  const clock = new VirtualClock(start);
  const draw = drawFrom(7);
  const platform = createPlatform(clock, people, { faults, blocked, seed: 11 });
  const queue = createQueue(clock);
  const items = Array.from({ length: 7 }, (_, n) => anItem({ id: `item${n}` }));
  let mails = 0;
  const base = {
    ...deliveryDeps(),
    clock,
    leases: new InMemoryLeases(clock),
    preferences: createRoll(people),
    ledger: new CompactLedger(people, aDelivery({ items: items.map(({ id }) => id) })),
    // Sealing is real work, which a virtual clock cannot wait for; the other table has it.
    links: { seal: async () => 'x'.repeat(300), open: async () => null },
    mailer: {
      async send() {
        mails += 1;
        return { status: 'done' as const, remoteId: '', joinUrl: null };
      },
    },
    chat: platform,
    wakeDeliveries: queue.wake,
  };
  base.issues.seed(anIssue({ sendAt: start, items }));
  const turns = new InMemoryTurns();
  const open = (): Instance =>
    startInstance({ ...base, pace: new SharedPace(turns, clock, clock.sleep) }, queue, clock, (person) => {
      platform.unknowable[personNumber(person)] = 2;
    });

  const running = Array.from({ length: instances }, open);
  let crashes = 0;
  let ended = false;
  const heap: number[] = [];
  const sweeping = async () => {
    while (!ended) {
      await sweepDeliveries(base);
      await clock.sleep(20_000);
    }
  };
  /** Once everybody has been looked up: then nothing should grow. */
  const weighing = async () => {
    while (!ended) {
      if ((await base.dispatches.get('issue1'))?.value.complete) heap.push(liveMegabytes());
      await clock.sleep(60_000);
    }
  };
  const crashing = async (everyMs: number) => {
    while (!ended) {
      await clock.sleep(everyMs * (0.5 + draw()));
      const victim = Math.floor(draw() * instances);
      running[victim]?.kill();
      crashes += 1;
      await clock.sleep(restartMs);
      running[victim] = open();
    }
  };
  const watching = async () => {
    while (!ended) {
      ended = (await base.dispatches.get('issue1'))?.value.state === 'done';
      await clock.sleep(1000);
    }
  };
  const begun = performance.now();
  await startDueIssues(base);
  void sweeping();
  void weighing();
  void watching();
  if (crashEverySeconds !== null) void crashing(crashEverySeconds * 1000);
  await clock.runUntil(() => ended);
  for (const instance of running) instance.kill();

  const counts = addCounts((await base.ledger.chunks('issue1')).map((chunk) => chunk.counts));
  const hoursTo = (ms: number): number => (ms - Date.parse(start)) / 3_600_000;
  const hours = hoursTo(platform.figures.lastMs);
  /** By why nobody could know that it had gone: no reason, a lost reply, a crash. */
  const doubles = [0, 0, 0];
  let reached = 0;
  for (let person = 0; person < people; person += 1) {
    const times = platform.got[person] ?? 0;
    if (times > 0) reached += 1;
    const why = platform.unknowable[person] ?? 0;
    doubles[why] = (doubles[why] ?? 0) + Math.max(0, times - 1);
  }
  const perHour = Math.round(people / hours);
  return {
    what,
    people,
    minutes: Math.round(hours * 600) / 10,
    untilDone: Math.round(hoursTo(clock.now().getTime()) * 600) / 10,
    perHour,
    ofCeiling: `${((perHour / ceiling) * 100).toFixed(1)} %`,
    busiestSecond: platform.figures.busiestSecond,
    throttled: platform.figures.throttled,
    faults: platform.figures.injected,
    crashes,
    inTeams: counts.chat,
    moved: counts.moved,
    lost: people - counts.chat - counts.mail - counts.failed,
    // What the platform knows of, whatever the ledger says.
    notReached: people - reached - mails,
    doublesByLostReply: doubles[1] ?? 0,
    doublesByCrash: doubles[2] ?? 0,
    doublesPreventable: doubles[0] ?? 0,
    heapMB: `${Math.min(...heap).toFixed(0)} to ${Math.max(...heap).toFixed(0)}`,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
  };
};
