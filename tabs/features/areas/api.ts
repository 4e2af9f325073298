import type { z } from 'zod';
import type { Area } from '#core/areas/area.ts';
import type { MeetingDetails } from '#core/areas/meeting.ts';
import type { AreaReply, helpRequestSchema } from '#core/contract/areas.ts';
import type { Api } from '../../api/api.ts';
import { checked } from '../../api/checked.ts';
import { areaPath } from '../../api/firstRequest.ts';

type Call = Parameters<Api['send']>[1];

const ask = async (api: Api, path: string, call: Call): Promise<AreaReply> =>
  checked('areaReplySchema', await api.send(path, call));

/** How somebody would like to help, in their words; goes to the leads. */
export type Help = z.input<typeof helpRequestSchema>;

export const offerHelp = (api: Api, slug: string, help: Help): Promise<AreaReply> =>
  ask(api, `${areaPath(slug)}/help`, { method: 'POST', body: help });

/** A lead is done with it; `take` adds a suggested resource to the area. */
export const settleHelp = (api: Api, slug: string, id: string, take: boolean): Promise<AreaReply> =>
  ask(api, `${areaPath(slug)}/help/${encodeURIComponent(id)}/settle`, { method: 'POST', body: { take } });

/** `etag` null opens a new area. Refused as `conflict` when somebody changed it meanwhile. */
export const saveArea = (api: Api, area: Area, etag: string | null): Promise<AreaReply> =>
  ask(api, areaPath(area.slug), { method: 'PUT', body: { etag, area } });

type MeetingToSave = { id: string | null; etag: string | null; details: MeetingDetails };

export const saveMeeting = (
  api: Api,
  slug: string,
  { id, etag, details }: MeetingToSave,
): Promise<AreaReply> =>
  ask(api, `${areaPath(slug)}/meetings${id === null ? '' : `/${encodeURIComponent(id)}`}`, {
    method: id === null ? 'POST' : 'PUT',
    body: { etag, details },
  });

export const publishMeeting = (api: Api, slug: string, id: string, etag: string): Promise<AreaReply> =>
  ask(api, `${areaPath(slug)}/meetings/${encodeURIComponent(id)}/publish`, {
    method: 'POST',
    body: { etag },
  });
