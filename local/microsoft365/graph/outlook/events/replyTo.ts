/**
 * Answers an invitation for one of the people invited. Graph has no such operation: people of this tenant answer in their
 * own calendars, and everybody else by a mail from outside, which this stands for.
 */
import { z } from 'zod';
import { GraphError } from '../../graphError.ts';
import type { RouteContext } from '../../route.ts';
import { findMailboxOwner } from '../directory/directory.ts';
import { isSameAttendee } from './attendees.ts';
import { eventsIn, type ResponseStatus, type StoredAttendee, type StoredEvent } from './eventEntity.ts';
import { answer } from './meetingMail.ts';
import { noteAnswer, organizersEvent, respond } from './respond.ts';

const schema = z
  .strictObject({
    eventId: z.string().optional(),
    iCalUId: z.string().optional(),
    email: z.string().min(1),
    response: z.enum(['accepted', 'tentativelyAccepted', 'declined']),
    comment: z.string().default(''),
  })
  .refine(({ eventId, iCalUId }) => eventId !== undefined || iCalUId !== undefined, 'eventId or iCalUId');

/** Names the meeting by the id of any copy of it, or by what all copies share. */
export type InvitationReply = z.input<typeof schema>;

const notFound = (message: string): GraphError => new GraphError(404, 'ErrorItemNotFound', message);

const meetingOf = (
  { eventId, iCalUId }: Pick<InvitationReply, 'eventId' | 'iCalUId'>,
  context: RouteContext,
): StoredEvent => {
  const uid = iCalUId ?? eventsIn(context).get(eventId ?? '')?.iCalUId;
  const meeting = uid === undefined ? undefined : organizersEvent(uid, context);
  if (!meeting) throw notFound('There is no such meeting.');
  return meeting;
};

const invitedAs = (email: string, { attendees }: StoredEvent): StoredAttendee => {
  const attendee = attendees.find(({ address }) => isSameAttendee(address, email));
  if (!attendee) throw notFound(`${email} is not invited.`);
  return attendee;
};

/** The answer as the organiser's event has it now. @throws ZodError, GraphError 404 */
export const replyTo = (reply: unknown, context: RouteContext): ResponseStatus => {
  const { email, response, comment, ...named } = schema.parse(reply);
  const meeting = meetingOf(named, context);
  const attendee = invitedAs(email, meeting);
  const owner = findMailboxOwner(attendee.address);
  const copy =
    owner &&
    eventsIn(context)
      .by('iCalUId', meeting.iCalUId)
      .find(({ mailbox, isOrganizer }) => mailbox === owner.id && !isOrganizer);
  const status = { response, time: context.clock.now().toISOString() };
  if (owner && copy) respond(owner, copy, response, { comment }, context);
  else {
    answer(attendee, meeting, response, comment, context);
    noteAnswer(meeting, attendee, status, context);
  }
  return status;
};
