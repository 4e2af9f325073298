/** The route table: every trigger with its name, route, queue or schedule, and who may come through it. */
import { app, type HttpHandler, type HttpMethod } from '@azure/functions';
import type { Area } from '#core/areas/area.ts';
import { book, giveUp } from './api/booking.ts';
import { showHealth } from './api/health.ts';
import { listBookings } from './api/listBookings.ts';
import { listEvents } from './api/listEvents.ts';
import { showEvent } from './api/showEvent.ts';
import { composeService, composeTokenReader, type Service, tabsFolder } from './compose.ts';
import { readConfig } from './config.ts';
import { type Call, openDoor, pageDoor, type SignedInCall, signedInDoor } from './http/door.ts';
import { serveTabs } from './pages/tabs.ts';
import { makeChoice, requestByMail, showChoice, showPublicEvent, sorryPage } from './public/routes.ts';

const config = readConfig();
const areas: readonly Area[] = [];

/** Made with the first call, and again if that failed: a storage account that is away for a moment comes back. */
let composed: Promise<Service> | null = null;
const service = (): Promise<Service> => {
  composed ??= composeService(config).catch((error: unknown) => {
    composed = null;
    throw error;
  });
  return composed;
};

type Made<C, R> = (
  deps: Service & { areas: readonly Area[]; teamsUrl: string; clientId: string },
) => (call: C) => Promise<R>;
const given =
  <C, R>(make: Made<C, R>) =>
  async (call: C): Promise<R> =>
    make({ ...(await service()), areas, teamsUrl: config.teamsUrl, clientId: config.clientId })(call);

const signedIn = signedInDoor(composeTokenReader(config));
type Handle = Parameters<typeof signedIn>[0];
const member = (make: Made<SignedInCall, Awaited<ReturnType<Handle>>>): HttpHandler => signedIn(given(make));
const page = (make: Made<Call, Awaited<ReturnType<Parameters<typeof pageDoor>[0]>>>): HttpHandler =>
  pageDoor(given(make), sorryPage);

const http = (name: string, method: HttpMethod, route: string, handler: HttpHandler): void =>
  app.http(name, { methods: [method], route, authLevel: 'anonymous', handler });

http('health', 'GET', 'api/health', openDoor(given((deps) => () => showHealth(deps))));
http('listEvents', 'GET', 'api/events', member(listEvents));
http('showEvent', 'GET', 'api/events/{id}', member(showEvent));
http('book', 'POST', 'api/events/{id}/booking', member(book));
http('giveUp', 'DELETE', 'api/events/{id}/booking', member(giveUp));
http('listBookings', 'GET', 'api/bookings', member(listBookings));

http('publicEvent', 'GET', 'go/e/{id}', page(showPublicEvent));
http('requestByMail', 'POST', 'go/e/{id}/book', page(requestByMail));
http('showChoice', 'GET', 'go/b/{token}', page(showChoice));
http('makeChoice', 'POST', 'go/b/{token}', page(makeChoice));
http(
  'tabs',
  'GET',
  'tabs/{*path}',
  openDoor(({ request }) => serveTabs({ folder: tabsFolder(), teamsUrl: config.teamsUrl })(request)),
);
