/** A meeting as one reader sees it; null for a draft that is not theirs to see. */
import type { Area } from '#core/areas/area.ts';
import type { Meeting } from '#core/areas/meeting.ts';
import { meetingPowers } from '#core/areas/meetingPowers.ts';
import { type MeetingView, meetingViewSchema } from '#core/contract/areas.ts';
import type { Stored } from '#core/events/ports.ts';
import type { Principal } from '#core/people/person.ts';

export const presentMeeting = (
  { value: meeting, etag }: Stored<Meeting>,
  area: Area,
  principal: Principal,
): MeetingView | null => {
  const { see, write, publish } = meetingPowers(meeting, area, principal);
  return see ? meetingViewSchema.parse({ ...meeting, may: { write, publish }, etag }) : null;
};
