/**
 * Whether people let digests pass: no link followed, nothing answered. Each row of the ledger says how many passed before it
 * in a row, so that only the last digests have to be looked at.
 */
import { hasGone, type Issue } from '../digests/issue.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Chunk } from './dispatch.ts';

/** So many in a row, and we ask once whether it is too often. */
export const askAfter = 3;
/** So many in a row, and it comes once a month, which we say. */
export const monthlyAfter = 8;

type HabitDeps = Pick<DeliveryDeps, 'issues' | 'ledger'>;
type Bounds = Pick<Chunk, 'after' | 'upTo'>;

const overlap = (a: Bounds, b: Bounds): boolean =>
  (a.upTo === null || b.after === null || a.upTo > b.after) &&
  (b.upTo === null || a.after === null || b.upTo > a.after);

const passed = ({ state, openedAt, confirmedAt, useful }: Delivery): boolean =>
  (state === 'sent' || state === 'movedToMail') &&
  openedAt === null &&
  confirmedAt === null &&
  useful === null;

/** How many digests each person of a chunk let pass in a row before this issue. Nobody is named who let none pass. */
export type Habits = (chunk: Bounds) => Promise<ReadonlyMap<string, number>>;

/** Holidays and weeks without news for somebody leave gaps: the last of so many digests that reached them counts. */
const lookedAt = 3;

/** Reads the digests before this issue; what somebody did with them a moment ago counts. */
export const readHabits = async ({ issues, ledger }: HabitDeps, issue: Issue): Promise<Habits> => {
  const isBefore = (one: Issue): boolean => one.id !== issue.id && hasGone(one) && one.week <= issue.week;
  const before = issue.kind === 'news' ? [] : (await issues.list()).filter(isBefore).slice(0, lookedAt);
  const oldestFirst = before.reverse();
  const chunks = await Promise.all(oldestFirst.map(({ id }) => ledger.chunks(id)));
  return async (bounds) => {
    const near = chunks.flat().filter((chunk) => overlap(chunk, bounds));
    const rows = await Promise.all(near.map(({ dispatch, number }) => ledger.rows(dispatch, number)));
    // A later one takes the place of an earlier one.
    const last = new Map(rows.flat().map((row) => [row.person, row]));
    return new Map([...last].flatMap(([person, row]) => (passed(row) ? [[person, row.passed + 1]] : [])));
  };
};
