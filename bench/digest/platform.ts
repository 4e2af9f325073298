/**
 * Teams as far as sending goes, under a virtual clock: takes 50 messages a second of an app in a tenant, answers late, and
 * fails as it was told to. It remembers of each person how often they got the message, and why more than once.
 */
import type { Chat, ChatOutcome } from '#core/delivery/chat.ts';
import type { VirtualClock } from '../../tests/doubles/virtualClock.ts';

const perSecond = 50;
/** Milliseconds, at least and by chance more: on the way to Teams, where the limit counts, and until the answer is back. */
const onTheWay = { least: 5, more: 20 };
const answering = { least: 60, more: 120 };

export type Platform = Chat & {
  figures: {
    taken: number;
    throttled: number;
    injected: number;
    lostReplies: number;
    blocked: number;
    busiestSecond: number;
    /** When the last message was taken, in milliseconds. */
    lastMs: number;
  };
  /** Times each person got the message. */
  got: Uint8Array;
  /** Persons whose message was taken while nobody could learn of it: 1 its reply was lost, 2 its sender died. */
  unknowable: Uint8Array;
};

/** A seeded draw between 0 and 1 (mulberry32). */
export const drawFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const personNumber = (key: string): number => Number(key.slice(key.indexOf(':') + 2));

/** @param faults share of messages that meet one, of five kinds in turn */
export const createPlatform = (
  clock: VirtualClock,
  people: number,
  { faults, blocked, seed }: { faults: number; blocked: number; seed: number },
): Platform => {
  const draw = drawFrom(seed);
  const got = new Uint8Array(people);
  const unknowable = new Uint8Array(people);
  const figures = {
    taken: 0,
    throttled: 0,
    injected: 0,
    lostReplies: 0,
    blocked: 0,
    busiestSecond: 0,
    lastMs: 0,
  };
  /** Moments of the last messages, oldest first. */
  const recent: number[] = [];

  const isOverLimit = (): boolean => {
    const now = clock.now().getTime();
    while ((recent[0] ?? now) <= now - 1000) recent.shift();
    if (recent.length >= perSecond) return true;
    recent.push(now);
    figures.busiestSecond = Math.max(figures.busiestSecond, recent.length);
    return false;
  };

  const take = (person: number): ChatOutcome => {
    figures.taken += 1;
    figures.lastMs = clock.now().getTime();
    got[person] = (got[person] ?? 0) + 1;
    return { status: 'sent', activityId: `a${figures.taken}` };
  };

  const answer = (person: number): ChatOutcome => {
    if (isOverLimit()) {
      figures.throttled += 1;
      return { status: 'retry', afterSeconds: 1 };
    }
    // Who blocked the app did so for good: the same people whenever they are asked.
    if ((person * 2_654_435_761) % 4_294_967_296 < blocked * 4_294_967_296) {
      figures.blocked += 1;
      return { status: 'unreachable', reason: 'blocked' };
    }
    if (draw() >= faults) return take(person);
    figures.injected += 1;
    switch (Math.floor(draw() * 5)) {
      case 0:
        return { status: 'retry', afterSeconds: 1 + Math.floor(draw() * 10) };
      case 1: // 412
      case 2: // 502, 503, 504
      case 3: // the connection broke before anything came through
        return { status: 'retry', afterSeconds: null };
      default:
        // It came through, and the answer was lost.
        take(person);
        figures.lostReplies += 1;
        unknowable[person] = 1;
        return { status: 'retry', afterSeconds: null };
    }
  };

  const send = async (key: string): Promise<ChatOutcome> => {
    await clock.sleep(onTheWay.least + draw() * onTheWay.more);
    const outcome = answer(personNumber(key));
    await clock.sleep(answering.least + draw() * answering.more);
    return outcome;
  };
  return { figures, got, unknowable, send, replace: send };
};
