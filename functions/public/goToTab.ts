/** GET /go/events, /go/areas, /go/preferences, /go/sync: short links into the tabs. */
import type { HttpResponseInit } from '@azure/functions';
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
/** What waits for editors, and how synchronising goes. */
export const goToSync = goTo('manage/sync');
