/**
 * The first script. It starts what takes longest to answer (Teams, the token, the first events) while React and
 * the components are still on their way, so that all of it arrives at about the same time.
 */
import { createApi } from './api/api.ts';
import { firstRequest } from './api/firstRequest.ts';
import { renewWhenStale } from './app/renewal/renewal.ts';
import { connect } from './teams/connect.ts';

renewWhenStale();
const connecting = connect();
const api = createApi(connecting);
const application = import('./app/start.tsx');

const teams = await connecting;
const first = firstRequest(location.pathname, location.search, teams.subPage);
if (first !== null && teams.inside) api.warm(first);

const { start } = await application;
await start(teams, api);
