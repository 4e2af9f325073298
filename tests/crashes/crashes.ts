/**
 * The story of a programme told by real processes, of which the one that works is killed again and again in the middle
 * of its work. After each recovery everything must be as if nothing had happened.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { type Draw, drawFrom } from './draw.ts';
import type { Door } from './flight.ts';
import { moments, type Strike, type Struck } from './interceptor.ts';
import { type MortalStack, startMortalStack } from './mortalStack.ts';
import { feed, peopleAt } from './people.ts';
import { fileOf, newProgramme, type Programme, standingRows } from './programme.ts';
import { answered, atRest, inStep } from './recovery.ts';
import { bookSomewhere, type Ids, startWave, type Wave, type WaveKind } from './waves.ts';

export type Options = {
  kills: number;
  seed: number;
  /** How many events the programme has. */
  size: number;
  /** What happens in turn after the first import. */
  waves: readonly WaveKind[];
  /** Where it may strike. */
  aims: readonly Aim[];
  messageLeaseSeconds: number;
  /** Whether to wait at times until not a mark stands any more, which the sweeper alone clears away: minutes. */
  rests: boolean;
  say(line: string): void;
};

export type Tally = {
  struck: Struck[];
  /** From each round's last kill until everything was in step again. */
  recoverySeconds: number[];
  violations: string[];
  /** Where the logs are, when something went wrong. */
  state: string | null;
};

/** `within`: the strike is at one of so many next calls. */
export type Aim = { doors: readonly Door[]; within: number };

/** In the traffic with Microsoft 365, while a worker works on a message. */
export const atMicrosoft365: Aim = { doors: ['graph'], within: 10 };
/** One in three there, the others in the traffic with storage. */
export const anywhere: readonly Aim[] = [
  atMicrosoft365,
  { doors: ['table', 'blob'], within: 60 },
  { doors: ['queue'], within: 12 },
];

const strikeAt = (draw: Draw, aims: readonly Aim[]): Strike => {
  const { doors, within } = draw.of(aims);
  return { doors, nth: 1 + draw.number(within), moment: draw.of(moments) };
};

/** Nothing else takes as long as a first import on a busy machine. Milliseconds. */
const patience = 300_000;
/** Rounds after which everything must also be at rest. */
const restEvery = 5;

const readIds = async ({ storage }: MortalStack): Promise<Ids> =>
  new Map((await storage.events.ofFeed(feed)).map(({ value }) => [value.source?.uid ?? '', value.id]));

/** Those who hold a place now. */
const goingNow = async ({ storage }: MortalStack, { promised }: Programme, ids: Ids) => {
  const rosters = await Promise.all(
    [...ids].map(async ([uid, id]) => [uid, (await storage.bookings.roster(id)).roster.bookings] as const),
  );
  const going = new Set(
    rosters.flatMap(([uid, bookings]) =>
      bookings.filter(({ state }) => state === 'going').map(({ person }) => `${uid} ${person.email}`),
    ),
  );
  return promised.filter(({ uid, email }) => going.has(`${uid} ${email}`));
};

const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

export const tellStory = async (options: Options): Promise<Tally> => {
  const { kills, seed, size, waves, aims, messageLeaseSeconds, rests, say } = options;
  const draw = drawFrom(seed);
  const tally: Tally = { struck: [], recoverySeconds: [], violations: [], state: null };
  const stack = await startMortalStack(messageLeaseSeconds);
  const people = peopleAt(stack);
  const programme = newProgramme(draw, size);
  let ids: Ids = new Map();

  const round = async (number: number): Promise<void> => {
    const scene = { people, programme, ids, draw };
    const first = number === 0;
    const kind = waves[number % waves.length] ?? 'import';
    const going = first ? [] : await goingNow(stack, programme, ids);
    const striking = stack.strike(strikeAt(draw, aims));
    let dead: Struck | null = null;
    striking.then(
      (struck) => {
        dead = struck;
      },
      () => undefined,
    );
    const began = now();
    const wave: Wave = first
      ? { deeds: [people.importFile(fileOf(programme))], answer: 'keep', settled: () => undefined }
      : startWave(scene, kind, going);
    const done = Promise.all(wave.deeds);
    // A deed that fails is heard of below; meanwhile it must not end the process.
    done.catch(() => undefined);
    const until = Date.now() + patience;
    while (dead === null) {
      if (Date.now() > until) throw new Error('There was nothing to strike.');
      const over = await Promise.race([done.then(() => true), delay(500).then(() => false)]);
      if (!over || dead !== null) continue;
      if (ids.size === 0) ids = await readIds(stack);
      await bookSomewhere({ ...scene, ids }, standingRows(programme).slice(0, 20));
    }
    tally.struck.push(await striking);
    // Once in three rounds it dies again as soon as it works again.
    if (tally.struck.length < kills && draw.number(3) === 0) {
      await stack.alive();
      const again = stack.strike({ ...strikeAt(draw, aims), nth: 1 + draw.number(8) });
      const came = await Promise.race([again, delay(8000).then(() => null)]);
      if (came) tally.struck.push(came);
      else stack.disarm();
    }
    const killed = Date.now();
    await stack.alive();
    await done;
    if (!first && kind === 'edits') await answered(stack, people, now(), wave.answer);
    wave.settled();
    const found = await inStep(stack, people, programme);
    const seconds = (Date.now() - killed) / 1000;
    tally.recoverySeconds.push(seconds);
    ids = await readIds(stack);
    const { call, moment } = tally.struck.at(-1) ?? { call: '', moment: '' };
    say(`${tally.struck.length}/${kills} ${began} ${call}, ${moment}: in step after ${seconds.toFixed(1)} s`);
    note(found, number);
  };

  const note = (found: readonly string[], number: number): void => {
    for (const flaw of found) say(`  violation: ${flaw}`);
    tally.violations.push(...found.map((flaw) => `seed ${seed}, round ${number}: ${flaw}`));
  };

  const rest = async (number: number): Promise<void> => {
    await atRest(stack, people);
    note(await inStep(stack, people, programme, 0), number);
    say(`${tally.struck.length}/${kills} ${now()} at rest`);
  };

  try {
    for (let number = 0; tally.struck.length < kills && tally.violations.length === 0; number += 1) {
      await round(number);
      const last = tally.struck.length >= kills;
      if (rests && (last || number % restEvery === restEvery - 1)) await rest(number);
    }
  } catch (error) {
    tally.violations.push(`seed ${seed}: ${error instanceof Error ? error.message : error}`);
  } finally {
    const keep = tally.violations.length > 0;
    if (keep) tally.state = stack.state;
    await stack.close({ keep });
  }
  return tally;
};
