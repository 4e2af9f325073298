/** Writes down a meeting: decisions, actions, minutes. A draft, until a second person publishes it. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import { pupilDetailsIn } from '../updates/pupilDetails.ts';
import { noSuchArea } from './follow.ts';
import { mayWriteFor } from './mayWriteFor.ts';
import { type Meeting, type MeetingDetails, meetingDetailsSchema } from './meeting.ts';

export type MeetingDeps = Pick<Deps, 'clock' | 'ids' | 'areas' | 'meetings' | 'audit'>;

export const minutesChanged = fail('conflict', 'Somebody else changed these minutes meanwhile. Look again.');

const sameBut = (left: 'actions' | null, before: MeetingDetails, after: MeetingDetails): boolean => {
  const [a, b] = [before, after].map((details) =>
    JSON.stringify({ ...meetingDetailsSchema.parse(details), ...(left && { [left]: null }) }),
  );
  return a === b;
};

/** Once published, the words are an editor's to mend; how the actions get on is the leads' to say. */
const mayChange = (before: Meeting, after: MeetingDetails, principal: Principal): boolean =>
  before.state === 'draft' || mayEdit(principal) || sameBut('actions', before, after);

/** For the trail. A draft keeps itself while somebody types, so of each writer only the first time is noted. */
const deedOf = (before: Meeting | null, { key }: Principal): string | null => {
  if (before === null) return 'meeting.recorded';
  return before.state === 'draft' && before.writers.includes(key) ? null : 'meeting.changed';
};

/**
 * `id` null makes a new one. Fails with `notFound`, `forbidden`, `invalid` when there seem to be details of pupils, and
 * `conflict`.
 */
export const recordMeeting = async (
  deps: MeetingDeps,
  input: {
    principal: Principal;
    area: string;
    id: string | null;
    etag: string | null;
    details: MeetingDetails;
  },
): Promise<Result<null>> => {
  const { principal, details } = input;
  const area = (await deps.areas.get(input.area))?.value;
  if (!area) return noSuchArea;
  if (!mayWriteFor(area, principal))
    return fail('forbidden', 'Minutes of an area are written by its leads and by editors.');
  const stored = input.id === null ? null : await deps.meetings.get(area.slug, input.id);
  if (input.id !== null && !stored) return fail('notFound', 'These minutes are not there.');
  if (stored && sameBut(null, stored.value, details)) return succeed(null);
  if (stored && !mayChange(stored.value, details, principal))
    return fail('forbidden', 'These minutes are published. An editor can change their words.');
  const pupil = pupilDetailsIn(JSON.stringify(details));
  if (pupil !== null) return fail('invalid', `${pupil} Minutes hold no details of pupils: take it out.`);

  const before = stored?.value ?? null;
  const writers = new Set([...(before?.writers ?? []), principal.key]);
  const meeting: Meeting = {
    ...details,
    id: input.id ?? deps.ids.next(),
    area: area.slug,
    state: before?.state ?? 'draft',
    writers: [...writers],
  };
  if ((await deps.meetings.put(meeting, stored ? input.etag : null)) === 'conflict') return minutesChanged;
  const deed = deedOf(before, principal);
  if (deed !== null)
    await deps.audit.record([
      {
        at: instantOf(deps.clock.now()),
        who: principal.key,
        what: deed,
        subject: meeting.id,
        detail: area.slug,
      },
    ]);
  return succeed(null);
};
