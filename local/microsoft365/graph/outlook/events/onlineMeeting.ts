/** The Teams meeting behind an online event (Microsoft Graph documentation, "Create or set an event as an online meeting"). */

import { tenantId } from '../../../../people.ts';
import type { RouteContext } from '../../route.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import type { OutlookOptions } from '../options.ts';
import { invalidRequest } from '../outlookErrors.ts';
import { appendJoinBlob, hasJoinBlob, toHtml } from './eventBody.ts';
import type { StoredMeeting } from './eventEntity.ts';
import type { EventRequest } from './eventRequest.ts';

export type BodyAndMeeting = { body: string; onlineMeeting: StoredMeeting | null };

/**
 * Body and meeting after a creation or change. A meeting, once there, stays with its provider whatever the request says
 * (Outlook ignores further changes); only a body that has lost the way into it ends it.
 * @throws ErrorInvalidRequest (400) for a provider the calendar does not allow
 */
export const settleMeeting = (
  request: EventRequest,
  before: BodyAndMeeting | null,
  organizer: DirectoryUser,
  context: RouteContext,
  options: OutlookOptions,
): BodyAndMeeting => {
  const body = request.body ? toHtml(request.body) : (before?.body ?? '');
  const meeting = before?.onlineMeeting ?? null;
  if (meeting) return { body, onlineMeeting: hasJoinBlob(body, meeting.joinUrl) ? meeting : null };
  if (!request.isOnlineMeeting) return { body, onlineMeeting: null };
  const provider = request.onlineMeetingProvider ?? 'unknown';
  if (provider !== 'unknown' && provider !== 'teamsForBusiness')
    throw invalidRequest(`The calendar does not allow the online meeting provider ${provider}.`);
  const created = newMeeting(organizer, context, options);
  return { body: appendJoinBlob(body, created.joinUrl), onlineMeeting: created };
};

const newMeeting = (
  organizer: DirectoryUser,
  context: RouteContext,
  options: OutlookOptions,
): StoredMeeting => {
  const thread = Buffer.from(context.newId()).toString('base64url');
  const people = encodeURIComponent(JSON.stringify({ Tid: tenantId, Oid: organizer.id }));
  const visibleFrom = context.clock.now().getTime() + options.joinLinkDelaySeconds * 1000;
  return {
    joinUrl: `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${thread}%40thread.v2/0?context=${people}`,
    visibleFrom: new Date(visibleFrom).toISOString(),
  };
};
