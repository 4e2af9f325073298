/** `transactionId`: a creation that is sent twice makes one event. */
import { createHash } from 'node:crypto';
import { GraphError } from '../../graphError.ts';
import type { RouteContext } from '../../route.ts';
import type { OutlookOptions } from '../options.ts';
import { eventsIn, type StoredEvent, transactionKey } from './eventEntity.ts';

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, canonical(part)]),
  );
};

/** The same for the same content, whatever the order of its properties. */
export const digestOf = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(body)))
    .digest('base64url');

/**
 * The event an earlier, identical creation made in this mailbox; undefined when there was none.
 * @throws ErrorDuplicateTransactionId when the id was used for different content (400 or 409: `options`)
 */
export const findRepeated = (
  mailbox: string,
  transactionId: string,
  digest: string,
  context: RouteContext,
  options: OutlookOptions,
): StoredEvent | undefined => {
  const [existing] = eventsIn(context).by('transaction', transactionKey(mailbox, transactionId));
  if (!existing || existing.createdFrom === digest) return existing;
  throw new GraphError(
    options.duplicateTransactionStatus,
    'ErrorDuplicateTransactionId',
    `Your request can't be completed. The TransactionId '${transactionId}' was already used to create a different event.`,
    { details: { '@event.existingEventId': existing.id } },
  );
};
