/** Who is missing: people whom an issue did not reach as it should, or who have not confirmed it, some at a time. */
import type { MissingReply } from '../contract/digests.ts';
import type { Deps } from '../deps.ts';
import { type Counts, type Delivery, deliveryWords, mayTryAgain } from './delivery.ts';
import type { Chunk } from './dispatch.ts';
import { peopleIn, somebody } from './peopleIn.ts';

export const missingKinds = ['notReached', 'byEmailInstead', 'waiting', 'notConfirmed'] as const;
export type MissingKind = (typeof missingKinds)[number];

const went = ({ state }: Delivery): boolean => state === 'sent' || state === 'movedToMail';

const belongs: Record<MissingKind, (row: Delivery) => boolean> = {
  notReached: ({ state }) => state === 'failed',
  byEmailInstead: ({ state }) => state === 'movedToMail',
  waiting: ({ state }) => state === 'queued',
  notConfirmed: (row) => went(row) && row.confirmedAt === null,
};

/** How many of a chunk, by its figures: chunks without any need not be read. */
export const missingIn: Record<MissingKind, (counts: Counts) => number> = {
  notReached: ({ failed }) => failed,
  byEmailInstead: ({ moved }) => moved,
  waiting: ({ queued }) => queued,
  notConfirmed: ({ chat, mail, confirmed }) => Math.max(0, chat + mail - confirmed),
};

/** People of one page, and as many more as the last chunk has. */
const enough = 50;

const reasonOf = (row: Delivery, kind: MissingKind): string =>
  deliveryWords(row) || (kind === 'notConfirmed' ? 'Has not confirmed it.' : 'Waits until it may come.');

const peopleOf = async (
  deps: Pick<Deps, 'ledger' | 'preferences'>,
  chunk: Chunk,
  kind: MissingKind,
): Promise<MissingReply['people']> => {
  const { dispatch, number } = chunk;
  const rows = (await deps.ledger.rows(dispatch, number)).filter(belongs[kind]);
  if (rows.length === 0) return [];
  const people = await peopleIn(deps, chunk);
  return rows.map((row) => ({
    recipient: { chunk: number, person: row.person },
    name: people.get(row.person)?.person.name ?? somebody,
    reason: reasonOf(row, kind),
    at: row.at,
    mayTryAgain: mayTryAgain(row),
  }));
};

/** @param from number of the first chunk to look into, as the page before said */
export const missingFrom = async (
  deps: Pick<Deps, 'ledger' | 'preferences'>,
  { dispatch, kind, from }: { dispatch: string; kind: MissingKind; from: number },
): Promise<Pick<MissingReply, 'people' | 'of' | 'next'>> => {
  const chunks = await deps.ledger.chunks(dispatch);
  const of = chunks.reduce((sum, { counts }) => sum + missingIn[kind](counts), 0);
  const people: MissingReply['people'] = [];
  for (const chunk of chunks) {
    if (chunk.number < from || missingIn[kind](chunk.counts) === 0) continue;
    if (people.length >= enough) return { people, of, next: chunk.number };
    people.push(...(await peopleOf(deps, chunk, kind)));
  }
  return { people, of, next: null };
};
