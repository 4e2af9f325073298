/** `transactionId`: a creation that is sent twice makes one event. */
import { createHash } from 'node:crypto';
import { GraphError } from '../../graphError.ts';
import type { RouteContext } from '../../route.ts';
import type { OutlookOptions } from '../options.ts';
import { eventsIn, type StoredEvent } from './eventEntity.ts';

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, canonical(part)]),
  );
};

/** What a mailbox remembers of a transaction. */
type Transaction = { eventId: string; digest: string };

const transactionsIn = ({ store }: RouteContext) => store.collection<Transaction>('outlookTransactions');

const keyOf = (mailbox: string, transactionId: string): string => `${mailbox}|${transactionId}`;

/** The same for the same content, whatever the order of its properties. */
const digestOf = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(body)))
    .digest('base64url');

/** Remembers that `body` made the event. */
export const noteTransaction = (
  { id, mailbox, transactionId }: StoredEvent,
  body: unknown,
  context: RouteContext,
): void => {
  if (transactionId === null) return;
  transactionsIn(context).put(keyOf(mailbox, transactionId), { eventId: id, digest: digestOf(body) });
};

/**
 * The event that an earlier, identical creation made in this mailbox; undefined when there was none.
 * @throws ErrorDuplicateTransactionId when the id made another event, or one that is gone (400 or 409: `options`)
 */
export const findRepeated = (
  mailbox: string,
  transactionId: string,
  body: unknown,
  context: RouteContext,
  options: OutlookOptions,
): StoredEvent | undefined => {
  const earlier = transactionsIn(context).get(keyOf(mailbox, transactionId));
  if (!earlier) return undefined;
  const event = eventsIn(context).get(earlier.eventId);
  if (event && earlier.digest === digestOf(body)) return event;
  if (!event && !options.transactionsOutliveEvents) return undefined;
  throw new GraphError(
    options.duplicateTransactionStatus,
    'ErrorDuplicateTransactionId',
    `Your request can't be completed. The TransactionId '${transactionId}' was already used to create a different event.`,
    { details: { '@event.existingEventId': earlier.eventId } },
  );
};
