/** One run from one seed: a stage is set, people act while things go wrong, then all must come right by itself. */

import { askFromOutside, bookAsMember, bookGuest, followLink, giveUpAsMember } from './actors/bookings.ts';
import { answerQuestions, editBookings, editCalendar, editList } from './actors/edits.ts';
import { appease, crash, forgetCursors, outage, unleash, upsetSubscription } from './actors/mishaps.ts';
import { Programme } from './actors/programme.ts';
import { answerInvitation } from './actors/replies.ts';
import { Chance } from './chance.ts';
import { checkEnd } from './invariants/checkEnd.ts';
import { watchPlaces } from './invariants/places.ts';
import { leaveForeignThings } from './invariants/strangers.ts';
import { checkTwice } from './invariants/twice.ts';
import type { Tally } from './tally.ts';
import { createWorld, type World } from './world/world.ts';

export type RunResult = {
  seed: string;
  violations: string[];
  /** What happened last to those whom the violations name, or everything. */
  story: string[];
  /** The same for every run of the seed. */
  digest: string;
  tally: Tally;
  milliseconds: number;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Before winter, before the clocks go forward, before they go back. */
const beginnings = ['2026-11-23T08:40:00Z', '2027-03-24T14:10:00Z', '2027-10-26T09:05:00Z'];

type Deed = (world: World, programme: Programme) => Promise<void> | void;

const deeds: readonly (readonly [weight: number, deed: Deed])[] = [
  [10, bookAsMember],
  [4, giveUpAsMember],
  [2, bookGuest],
  [3, askFromOutside],
  [4, followLink],
  [5, answerInvitation],
  [6, editList],
  [5, editCalendar],
  [1, editBookings],
  [4, (world) => answerQuestions(world)],
  [
    2,
    (_, programme) => {
      programme.revise();
      return programme.import();
    },
  ],
  [0.6, forgetCursors],
  [0.6, upsetSubscription],
  [0.8, crash],
];

const act = async (world: World, programme: Programme, until: number): Promise<void> => {
  const { chance, schedule } = world;
  const pace = chance.of([4_000, 15_000, 40_000]);
  const underWay = new Set<Promise<void>>();
  while (schedule.time < until) {
    await schedule.sleep(chance.wait(pace));
    const deed = Promise.resolve(chance.weighted(deeds)(world, programme));
    underWay.add(deed);
    void deed.then(() => underWay.delete(deed));
  }
  await Promise.all(underWay);
};

/** The clock's next time of day. */
const nextNight = (world: World, afterDays: number): number =>
  Math.floor((world.schedule.time + afterDays * day) / day) * day + day + 2 * hour + 10 * minute;

const rest = (world: World, minutes: number): Promise<void> =>
  world.schedule.runUntil(world.schedule.time + minutes * minute);

/** Nothing of ours runs until then, which costs nothing to simulate; then it starts and runs for so long. */
const skipTo = async (world: World, moment: number, minutes: number): Promise<void> => {
  world.host.stop('until later');
  await world.schedule.runUntil(moment);
  world.host.start();
  await rest(world, minutes);
};

const live = async (world: World): Promise<void> => {
  const { chance, schedule } = world;
  const programme = new Programme(world, chance.whole(2, 5));
  await leaveForeignThings(world);
  world.host.start();
  await world.waitFor(programme.import());
  await rest(world, 1);
  unleash(world);
  const phases = chance.whole(1, 2);
  for (let phase = 0; phase < phases; phase += 1) {
    await world.waitFor(act(world, programme, schedule.time + chance.whole(4, 14) * minute));
    if (!chance.happens(0.35)) continue;
    const away = chance.of([20 * minute, 5 * hour, 2 * day, 8 * day, 33 * day]);
    const back = outage(world, away);
    await schedule.runUntil(schedule.time + away + 1);
    await back;
  }
};

const comeRight = async (world: World): Promise<void> => {
  appease(world);
  await rest(world, 14);
  const answers = world.chance.happens(0.7);
  for (let round = 0; answers && round < 3; round += 1) {
    await world.waitFor(answerQuestions(world, true));
    await rest(world, 3);
  }
  await world.waitFor(checkTwice(world));
  await skipTo(world, nextNight(world, 0), 32);
  for (let round = 0; answers && round < 3; round += 1) {
    await world.waitFor(answerQuestions(world, true));
    await rest(world, 3);
  }
  await rest(world, 8);
};

/** @param whole whether to tell everything that happened */
export const simulate = async (seed: string, whole = false): Promise<RunResult> => {
  const began = performance.now();
  const world = await createWorld(seed, new Date(new Chance(`${seed} beginning`).of(beginnings)));
  try {
    watchPlaces(world);
    await live(world);
    await comeRight(world);
    await world.waitFor(checkEnd(world));
  } catch (error) {
    world.violated(`the run itself broke: ${error instanceof Error ? error.stack : error}`);
  }
  const { trace, violations, counts, schedule } = world;
  counts.add('steps', schedule.steps);
  await world.close();
  const ids = world.tables.events.all().map(({ id }) => id);
  const named = ids.filter((id) => violations.some((what) => what.includes(id)));
  return {
    seed,
    violations,
    story: whole ? trace.last(Number.POSITIVE_INFINITY) : violations.length > 0 ? trace.last(60, named) : [],
    digest: trace.digest(),
    tally: counts.counts,
    milliseconds: performance.now() - began,
  };
};
