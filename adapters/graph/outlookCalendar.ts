/** The shared Outlook mailbox's calendar through Graph. Microsoft Graph documentation, "event resource type" and its operations. */
import type { Event } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { CalendarOperation, EventCalendar, Outcome } from '#core/sync/ports.ts';
import { type Ask, gather } from './gather.ts';
import type { Graph, GraphAnswer } from './graph.ts';
import { markedPart, withOurPart } from './html.ts';
import { errorCode, failedOutcome, succeeded } from './outcome.ts';
import { eventChanges, keyProperty, newEvent } from './outlookEvent.ts';
import { patchTowards } from './sameEvent.ts';
import { setAttendees } from './setAttendees.ts';
import { windowsZone } from './zoneNames.ts';

const eventSchema = z.object({
  id: z.string(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
});
const foundSchema = z.object({ value: z.array(z.object({ id: z.string() })) });
const bodySchema = z.object({ body: z.object({ content: z.string() }) });

/** Graph's own hint in the error, seen in the field: the event that the first creation made. */
const duplicateSchema = z.object({ error: z.object({ '@event.existingEventId': z.string() }) });

/** Times that an event was cancelled and came back before we give up looking for a free transaction id. */
const mostGenerations = 8;

const doneOr = (answer: GraphAnswer): Outcome => {
  if (!succeeded(answer)) return failedOutcome(answer);
  const event = eventSchema.parse(answer.body);
  return { status: 'done', remoteId: event.id, joinUrl: event.onlineMeeting?.joinUrl ?? null };
};

type Operation<Op extends CalendarOperation['op']> = Extract<CalendarOperation, { op: Op }>;

/** The calendar of one mailbox. */
export const createOutlookCalendar = (graph: Graph, mailbox: string): EventCalendar => {
  const events = `/users/${encodeURIComponent(mailbox)}/events`;
  const urlOf = (remoteId: string) => `${events}/${encodeURIComponent(remoteId)}`;

  /** Sending the transaction id again makes no second event, which is what makes this POST repeatable. */
  const create = async ({ key, entry }: Operation<'create'>, ask: Ask): Promise<Outcome> => {
    for (let generation = 0; generation < mostGenerations; generation += 1) {
      const body = newEvent(key, entry, generation);
      const answer = await ask({ method: 'POST', url: events, body, repeatable: true });
      // 400 and 409 have both been seen for this code; its own documentation names neither.
      if (errorCode(answer) !== 'ErrorDuplicateTransactionId') return doneOr(answer);
      const existing = await findExisting(key, answer, entry.zone, ask);
      if (!existing) continue;
      if (!succeeded(existing)) return failedOutcome(existing);
      const patch = patchTowards(existing.body as Event, entry);
      if (!patch) return doneOr(existing);
      const { id } = eventSchema.parse(existing.body);
      return doneOr(await ask({ method: 'PATCH', url: urlOf(id), body: patch }));
    }
    return { status: 'refused', reason: 'ErrorDuplicateTransactionId without an event' };
  };

  /** The event an earlier creation made; null when there is none any more. */
  const findExisting = async (
    key: string,
    duplicate: GraphAnswer,
    zone: string,
    ask: Ask,
  ): Promise<GraphAnswer | null> => {
    const named = duplicateSchema.safeParse(duplicate.body);
    const id = named.success ? named.data.error['@event.existingEventId'] : await findByKey(key, ask);
    if (typeof id !== 'string') return id;
    const select =
      'id,subject,body,start,end,isAllDay,location,showAs,isReminderOn,categories,isOnlineMeeting,onlineMeeting';
    const answer = await ask({
      method: 'GET',
      url: `${urlOf(id)}?$select=${select}`,
      headers: { Prefer: `outlook.timezone="${windowsZone(zone)}"` },
    });
    return answer.status === 404 ? null : answer;
  };

  const findByKey = async (key: string, ask: Ask): Promise<string | GraphAnswer | null> => {
    const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${keyProperty}' and ep/value eq '${key}')`;
    const answer = await ask({
      method: 'GET',
      url: `${events}?$select=id&$filter=${encodeURIComponent(filter)}`,
    });
    return succeeded(answer) ? (foundSchema.parse(answer.body).value[0]?.id ?? null) : answer;
  };

  /** Only a changed body is read first: it holds the way into the meeting, which has to stay. */
  const update = async ({ remoteId, changes }: Operation<'update'>, ask: Ask): Promise<Outcome> => {
    const url = urlOf(remoteId);
    const patch = eventChanges(changes);
    if (changes.body !== undefined) {
      const before = await ask({ method: 'GET', url: `${url}?$select=body` });
      if (!succeeded(before)) return failedOutcome(before);
      const { content } = bodySchema.parse(before.body).body;
      patch.body = { contentType: 'html', content: withOurPart(content, markedPart(changes.body)) };
    }
    if (Object.keys(patch).length === 0) return read(remoteId, ask);
    return doneOr(await ask({ method: 'PATCH', url, body: patch }));
  };

  /** `Comment` is the metadata's spelling. Repeatable: a cancelled event leaves the calendar, and cancelling it again finds nothing. */
  const cancel = async ({ remoteId, comment }: Operation<'cancel'>, ask: Ask): Promise<Outcome> => {
    const url = `${urlOf(remoteId)}/cancel`;
    const answer = await ask({ method: 'POST', url, body: { Comment: comment }, repeatable: true });
    return succeeded(answer) ? { status: 'gone' } : failedOutcome(answer);
  };

  const read = async (remoteId: string, ask: Ask): Promise<Outcome> =>
    doneOr(await ask({ method: 'GET', url: `${urlOf(remoteId)}?$select=id,onlineMeeting` }));

  const carryOut = (operation: CalendarOperation, ask: Ask): Promise<Outcome> => {
    if (operation.op === 'create') return create(operation, ask);
    if (operation.op === 'update') return update(operation, ask);
    if (operation.op === 'cancel') return cancel(operation, ask);
    return read(operation.remoteId, ask);
  };

  return {
    apply: (operations) => gather(graph, operations, carryOut),
    setAttendees: (remoteId, attendees, isCurrent) =>
      setAttendees(graph, urlOf(remoteId), attendees, isCurrent),
  };
};
