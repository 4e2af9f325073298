/** GET /go/events: the short link to everything that is coming up; it leads into the Events tab. */
import type { HttpResponseInit } from '@azure/functions';
import { commonHeaders } from '../pages/contentSecurity.ts';
import { type TeamsPlace, teamsLink } from './teamsLink.ts';

export const goToEvents = (place: TeamsPlace) => async (): Promise<HttpResponseInit> => ({
  status: 302,
  headers: { ...commonHeaders, location: teamsLink(place), 'cache-control': 'no-cache' },
});
