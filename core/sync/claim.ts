/**
 * One writer at a time for each thing over there: whoever is about to write says so in its note, and plans anew when the
 * note is no longer what the plan was made from. Two writers at once could leave what one of them wrote and note what
 * the other did, and nobody would know.
 */
import type { Deps } from '../deps.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { Delay } from './carryOut.ts';
import { diffSnapshot } from './diffSnapshot.ts';
import type { Projection, ProjectionTarget } from './ports.ts';

export type ClaimDeps = Pick<Deps, 'clock' | 'ids' | 'projections'>;

/** What is about to be written. */
export type Claim = {
  key: string;
  /** What the plan was made from; null when nothing stood there. */
  before: Projection | null;
  /** What is noted before anything is asked for. */
  noted: Omit<Projection, 'writer'>;
};

/**
 * Who has not ended by then is taken for dead. Long for a writing, short for those who wait after a crash; one who was only
 * slow is noticed when they end. Seconds.
 */
const writingSeconds = 30;

const beingWritten: Delay = { afterSeconds: 2, reason: 'It is being written.', byOther: true };
const writtenMeanwhile: Delay = { afterSeconds: 1, reason: 'It was written meanwhile.', byOther: true };
const writtenByBoth: Delay = { afterSeconds: 1, reason: 'Somebody else has written it too.' };

/** A projection that has something on the other side. */
export const standing = (projection: Projection | null | undefined): Projection | null =>
  projection && projection.remoteId !== '' ? projection : null;

const isAsPlanned = (before: Projection | null, note: Projection | null): boolean => {
  if (!before || !note) return before === null && standing(note) === null;
  const { writer: _, ...planned } = before;
  return diffSnapshot(note, planned) === null;
};

/** What a writing came to. */
export type Ending = {
  key: string;
  /** What then is noted; null when nothing stands there any more. */
  settled(note: Projection): Omit<Projection, 'writer'> | null;
  /** The same where somebody else has written it too meanwhile, so that nobody knows who was last. */
  inDoubt(note: Projection): Omit<Projection, 'writer'> | null;
};

/**
 * Writes what nobody else is writing and what is as the plans take it to be.
 * @param write is given the keys of what may be written; what it throws leaves these in doubt
 * @returns what could not be written now, or is to be looked at once more because somebody else has written it too
 */
export const writeClaimed = async (
  deps: ClaimDeps,
  target: ProjectionTarget,
  claims: readonly Claim[],
  write: (mine: ReadonlySet<string>) => Promise<readonly Ending[]>,
): Promise<Map<string, Delay>> => {
  const { token, mine, delays } = await claim(deps, target, claims);
  if (mine.size === 0) return delays;
  try {
    const endings = await write(mine);
    const lost = await end(deps, target, token, endings);
    return new Map([...delays, ...lost]);
  } catch (error) {
    const broken = [...mine].map(
      (key): Ending => ({ key, settled: (note) => note, inDoubt: (note) => note }),
    );
    // Where even that fails, the others wait until its time is over.
    await end(deps, target, token, broken).catch(() => undefined);
    throw error;
  }
};

const claim = async (
  { clock, ids, projections }: ClaimDeps,
  target: ProjectionTarget,
  claims: readonly Claim[],
): Promise<{ token: string; mine: ReadonlySet<string>; delays: Map<string, Delay> }> => {
  const token = ids.next();
  const now = instantOf(clock.now());
  const writer = { token, until: addSeconds(now, writingSeconds) };
  const byKey = new Map(claims.map((one) => [one.key, one]));
  const notes = await projections.change(target, [...byKey.keys()], (note, key) => {
    const one = byKey.get(key);
    const isFree = !note?.writer || note.writer.until <= now;
    return one && isFree && isAsPlanned(one.before, note) ? { ...one.noted, writer } : note;
  });
  const keys = [...byKey.keys()];
  const mine = new Set(keys.filter((key) => notes.get(key)?.writer?.token === token));
  const delayOf = (key: string): Delay =>
    (notes.get(key)?.writer?.until ?? now) > now ? beingWritten : writtenMeanwhile;
  return {
    token,
    mine,
    delays: new Map(keys.filter((key) => !mine.has(key)).map((key) => [key, delayOf(key)])),
  };
};

const end = async (
  { projections }: Pick<ClaimDeps, 'projections'>,
  target: ProjectionTarget,
  token: string,
  endings: readonly Ending[],
): Promise<Map<string, Delay>> => {
  const byKey = new Map(endings.map((ending) => [ending.key, ending]));
  const lost = new Map<string, Delay>();
  await projections.change(target, [...byKey.keys()], (note, key) => {
    const isMine = note?.writer?.token === token;
    if (isMine) lost.delete(key);
    else lost.set(key, writtenByBoth);
    const ending = byKey.get(key);
    if (!ending || !note) return note;
    const next = isMine ? ending.settled(note) : ending.inDoubt(note);
    // Whoever writes it now is not to be certain either.
    return next && { ...next, writer: null };
  });
  return lost;
};
