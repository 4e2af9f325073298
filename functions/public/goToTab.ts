/** GET /go/events, /go/areas, /go/preferences, /go/sync, /go/i/{id}: short links into the tabs. */
import type { HttpResponseInit } from '@azure/functions';
import type { Call } from '../http/door.ts';
import { commonHeaders } from '../pages/contentSecurity.ts';
import { type TeamsPlace, teamsLink } from './teamsLink.ts';

const goTo = (page?: string) => (place: TeamsPlace) => async (): Promise<HttpResponseInit> => ({
  status: 302,
  headers: { ...commonHeaders, location: teamsLink(place, page), 'cache-control': 'no-cache' },
});

/** What is coming up. */
export const goToEvents = goTo();
/** All priority areas. */
export const goToAreas = goTo('areas');
/** What one chose about messages. */
export const goToPreferences = goTo('preferences');
/** One issue of the digest. */
export const goToIssue =
  (place: TeamsPlace) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const { id = '' } = request.params;
    const page = /^[0-9a-z]{1,40}$/.test(id) ? `manage/digests/${id}` : 'manage/digests';
    return goTo(page)(place)();
  };
/** What waits for editors, and how synchronising goes. */
export const goToSync = goTo('manage/sync');
