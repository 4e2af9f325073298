import type { Api } from '../../../api/api.ts';
import { checked } from '../../../api/checked.ts';

const path = '/api/me/feed';

/** The secret link to the reader's own bookings; made when there is none. */
export const showMyLink = async (api: Api): Promise<string | null> =>
  (await checked('feedLinkReplySchema', await api.send(path, { method: 'POST' }))).url;

/** Ends that link for ever. */
export const revokeMyLink = async (api: Api): Promise<string | null> =>
  (await checked('feedLinkReplySchema', await api.send(path, { method: 'DELETE' }))).url;
