/** An attendee's answer: noted in the attendee's copy, carried to the organiser. */
import { z } from 'zod';
import type { RouteContext } from '../../route.ts';
import { type DirectoryUser, mailAddressOf } from '../directory/directory.ts';
import { invalidRequest, notHere, unreadableBody } from '../outlookErrors.ts';
import { changeKeyFrom } from '../outlookId.ts';
import { showAsAfter } from './attendeeCopy.ts';
import { isSameAttendee } from './attendees.ts';
import { type Address, eventsIn, type ResponseStatus, type StoredEvent } from './eventEntity.ts';
import { type Answer, answer } from './meetingMail.ts';

const schema = z.strictObject({
  comment: z.string().nullish(),
  sendResponse: z.boolean().nullish(),
  proposedNewTime: z.unknown().optional(),
});

/** Graph reads the parameters of an action whatever the case of their first letter. */
const lowerFirst = (body: unknown): unknown =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
      )
    : (body ?? {});

/** The parameters of accept, decline, tentativelyAccept and cancel. @throws RequestBodyRead (400) */
export const readAction = (body: unknown): z.output<typeof schema> => {
  const read = schema.safeParse(lowerFirst(body));
  if (!read.success) throw unreadableBody(`The parameters of the action: ${read.error.issues[0]?.message}.`);
  return read.data;
};

/**
 * Notes the answer. With `sendResponse: false` the organiser learns nothing, as in Exchange.
 * @throws ErrorInvalidRequest (400) for the organiser, and when no response is wanted
 */
export const respond = (
  owner: DirectoryUser,
  copy: StoredEvent,
  given: Answer,
  body: unknown,
  context: RouteContext,
): void => {
  if (copy.isOrganizer)
    throw invalidRequest("You can't respond to this meeting because you're the meeting organizer.");
  const { comment, sendResponse, proposedNewTime } = readAction(body);
  if (proposedNewTime) throw notHere('proposals of another time');
  const status: ResponseStatus = { response: given, time: context.clock.now().toISOString() };
  const events = eventsIn(context);
  const original = organizersEvent(copy.iCalUId, context);
  if (given === 'declined') events.delete(copy.id);
  else
    events.put(copy.id, {
      ...copy,
      changeKey: changeKeyFrom(context.newId()),
      modifiedAt: status.time,
      responseStatus: status,
      showAs: showAsAfter(status, original?.showAs ?? copy.showAs),
    });
  if (sendResponse === false) return;
  answer(mailAddressOf(owner), copy, given, comment ?? '', context);
  if (original) noteAnswer(original, mailAddressOf(owner), status, context);
};

/** The meeting in its organiser's calendar; undefined once it is called off. */
export const organizersEvent = (iCalUId: string, context: RouteContext): StoredEvent | undefined =>
  eventsIn(context)
    .by('iCalUId', iCalUId)
    .find(({ isOrganizer }) => isOrganizer);

/** Writes an attendee's answer beside the attendee's name in the organiser's event. */
export const noteAnswer = (
  original: StoredEvent,
  { address }: Address,
  status: ResponseStatus,
  context: RouteContext,
): void =>
  eventsIn(context).put(original.id, {
    ...original,
    changeKey: changeKeyFrom(context.newId()),
    attendees: original.attendees.map((attendee) =>
      isSameAttendee(attendee.address, address) ? { ...attendee, status } : attendee,
    ),
  });
