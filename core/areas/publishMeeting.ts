/** A second person lets minutes out. */
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import { noSuchArea } from './follow.ts';
import { meetingPowers } from './meetingPowers.ts';
import { type MeetingDeps, minutesChanged } from './recordMeeting.ts';

/** Fails with `notFound`, `forbidden` (one's own, for one) and `conflict`. */
export const publishMeeting = async (
  deps: MeetingDeps,
  input: { principal: Principal; area: string; id: string; etag: string },
): Promise<Result<null>> => {
  const { principal, id, etag } = input;
  const area = (await deps.areas.get(input.area))?.value;
  if (!area) return noSuchArea;
  const stored = await deps.meetings.get(area.slug, id);
  const powers = stored && meetingPowers(stored.value, area, principal);
  if (!stored || !powers?.see) return fail('notFound', 'These minutes are not there.');
  if (stored.value.state === 'published') return succeed(null);
  if (!powers.publish)
    return fail('forbidden', 'You wrote these minutes, so someone else has to publish them.');
  if ((await deps.meetings.put({ ...stored.value, state: 'published' }, etag)) === 'conflict')
    return minutesChanged;
  const at = instantOf(deps.clock.now());
  await deps.audit.record([
    { at, who: principal.key, what: 'meeting.published', subject: id, detail: area.slug },
  ]);
  return succeed(null);
};
