import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type MeetingDetails, meetingDetailsSchema } from '#core/areas/meeting.ts';
import type { Me } from '#core/contract/api.ts';
import type { AreaReply } from '#core/contract/areas.ts';
import { loadArea, putArea } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { RequestFailed } from '../../../api/problem.ts';
import { useDraftKeeper } from '../../../components/drafts/useDraftKeeper.ts';
import { saveMeeting } from '../api.ts';
import { readMeeting } from './meetingForm.ts';
import { shapeOf, type WrittenMeeting } from './meetingShape.ts';

type Minutes = { slug: string; id: string | null; start: WrittenMeeting; me: Me };

/** The minutes `id` as the service tells them with their area. */
export function writtenIn({ meetings }: AreaReply, id: string): WrittenMeeting {
  const meeting = meetings.find((each) => each.id === id);
  if (!meeting) throw new RequestFailed('notFound', 'These minutes are not there any more.');
  return { details: meetingDetailsSchema.parse(meeting), state: meeting.state, etag: meeting.etag };
}

/** Minutes as their author has them on the screen, kept while they type. `id` null begins new ones. */
export function useMinutes({ slug, id, start, me }: Minutes) {
  const api = useApi();
  const queries = useQueryClient();
  const [shape] = useState(() => shapeOf(start));
  const save = async (etag: string | null, details: MeetingDetails): Promise<WrittenMeeting> => {
    const reply = await saveMeeting(api, slug, { id, etag, details });
    putArea(queries, reply);
    // Which of them are the new ones nobody needs to know: the page is left.
    return id === null ? { ...start, details, etag: 'begun' } : writtenIn(reply, id);
  };
  const drafting = useDraftKeeper(
    shape,
    start,
    { person: me.key, what: `minutes.${slug}.${id ?? 'new'}` },
    {
      load: async () => (id === null ? start : writtenIn(await loadArea(api, slug), id)),
      save(etag, typed) {
        const { details } = readMeeting(typed);
        if (!details) throw new RequestFailed('invalid', shape.unkeepable ?? '');
        return save(etag === '' ? null : etag, details);
      },
    },
  );
  return { shape, ...drafting };
}
