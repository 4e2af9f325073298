/** Who is invited, and how an invitation list differs from the one before. */
import { findMailboxOwner } from '../directory/directory.ts';
import { neverAnswered, type ResponseStatus, type StoredAttendee } from './eventEntity.ts';
import type { EventRequest } from './eventRequest.ts';

export const unanswered: ResponseStatus = { response: 'none', time: neverAnswered };

const key = ({ address }: { address: string }): string => address.toLowerCase();

/**
 * The list after a creation or change. The request's list replaces the one before; whoever stays keeps the answer given.
 * One address is invited once.
 */
export const settleAttendees = (
  request: EventRequest,
  before: readonly StoredAttendee[],
): StoredAttendee[] => {
  if (!request.attendees) return [...before];
  const known = new Map(before.map((attendee) => [key(attendee), attendee]));
  const invited = new Map<string, StoredAttendee>();
  for (const { emailAddress, type } of request.attendees) {
    const { address } = emailAddress;
    if (invited.has(key({ address }))) continue;
    const name = emailAddress.name || known.get(key({ address }))?.name || address;
    const status = known.get(key({ address }))?.status ?? unanswered;
    invited.set(key({ address }), { name, address, type: type ?? 'required', status });
  }
  return [...invited.values()];
};

/** Whether two addresses are one person's: a mailbox of this tenant has more than one. */
export const isSameAttendee = (one: string, other: string): boolean => {
  const owner = findMailboxOwner(one);
  return owner ? owner === findMailboxOwner(other) : one.toLowerCase() === other.toLowerCase();
};

/** Who joins, who leaves and who stays (as in the new list). */
export const compareAttendees = (before: readonly StoredAttendee[], after: readonly StoredAttendee[]) => {
  const was = new Set(before.map(key));
  const is = new Set(after.map(key));
  return {
    added: after.filter((attendee) => !was.has(key(attendee))),
    removed: before.filter((attendee) => !is.has(key(attendee))),
    kept: after.filter((attendee) => was.has(key(attendee))),
  };
};
