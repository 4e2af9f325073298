/** Who attends an Outlook event. */
import type { Attendee as OutlookAttendee } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { mostAttendees } from '#core/sync/linkedEvents.ts';
import type { Attendee, Outcome } from '#core/sync/ports.ts';
import type { Graph } from './graph.ts';
import { failedOutcome, succeeded } from './outcome.ts';

const schema = z.object({
  id: z.string(),
  '@odata.etag': z.string(),
  attendees: z.array(
    z.object({
      type: z.enum(['required', 'optional', 'resource']).nullish(),
      emailAddress: z.object({ name: z.string().nullish(), address: z.string().nullish() }),
    }),
  ),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
});

const addressOf = (attendee: z.infer<typeof schema>['attendees'][number]): string =>
  (attendee.emailAddress.address ?? '').toLowerCase();

const asAttendee = ({ name, email }: Attendee): OutlookAttendee => ({
  type: 'required',
  emailAddress: { name, address: email },
});

/**
 * Makes exactly these people attend. A PATCH of `attendees` alone mails only who joins or leaves ("Update event");
 * If-Match keeps a change made meanwhile, such as a reply, from being overwritten, and then the list is read once more.
 */
export const setAttendees = async (
  graph: Graph,
  url: string,
  attendees: readonly Attendee[],
  isCurrent: () => Promise<boolean> = async () => true,
): Promise<Outcome> => {
  const wanted = new Map(attendees.map((attendee) => [attendee.email.toLowerCase(), attendee]));
  if (wanted.size > mostAttendees)
    return { status: 'refused', reason: `an Outlook event takes at most ${mostAttendees} attendees` };

  const attempt = async (isLast: boolean): Promise<Outcome> => {
    const answer = await graph.send({ method: 'GET', url: `${url}?$select=id,attendees,onlineMeeting` });
    if (!succeeded(answer)) return failedOutcome(answer);
    const event = schema.parse(answer.body);
    const done: Outcome = {
      status: 'done',
      remoteId: event.id,
      joinUrl: event.onlineMeeting?.joinUrl ?? null,
    };
    const present = new Set(event.attendees.map(addressOf));
    if (present.size === wanted.size && [...wanted.keys()].every((address) => present.has(address)))
      return done;
    // Whoever wrote newer people before this question is found out by it, whoever does so after it by If-Match.
    if (!(await isCurrent())) return { status: 'retry', afterSeconds: 1, reason: 'It changed meanwhile.' };
    const patched = await graph.send({
      method: 'PATCH',
      url,
      headers: { 'If-Match': event['@odata.etag'] },
      body: { attendees: [...wanted.values()].map(asAttendee) },
    });
    if (patched.status === 412)
      return isLast ? { status: 'retry', afterSeconds: 5, reason: '412 changed meanwhile' } : attempt(true);
    return succeeded(patched) ? done : failedOutcome(patched);
  };
  return attempt(false);
};
