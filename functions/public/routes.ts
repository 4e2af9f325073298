/** The public doors below `/go`: an event, asking for a place by e-mail, and the links in our mails. */
import type { HttpResponseInit } from '@azure/functions';
import type { BookPlaceDeps } from '#core/bookings/bookPlace.ts';
import { confirmBooking } from '#core/bookings/confirmBooking.ts';
import { giveUpByLink } from '#core/bookings/giveUpByLink.ts';
import { openLink } from '#core/bookings/openLink.ts';
import { requestExternalBooking } from '#core/bookings/requestExternalBooking.ts';
import { type Standing, standingOf } from '#core/bookings/standingOf.ts';
import { eventLink } from '#core/contract/links.ts';
import type { Deps } from '#core/deps.ts';
import { isOnline } from '#core/events/event.ts';
import { instantOf } from '#core/time/zones.ts';
import { readText } from '../http/body.ts';
import type { Call } from '../http/door.ts';
import { html } from '../http/html.ts';
import { commonHeaders } from '../pages/contentSecurity.ts';
import { type BookingForm, emptyForm, readForm } from './bookingForm.ts';
import { eventPage, notListedPage } from './eventPage.ts';
import { joinWindow } from './joinWindow.ts';
import { showPage } from './layout.ts';
import { choicePage, donePage, refusedPage, requestedPage } from './linkPages.ts';
import { type TeamsPlace, teamsLink } from './teamsLink.ts';

export type PublicDeps = BookPlaceDeps & Deps & TeamsPlace;

/** A name and an address, percent-encoded at worst. */
const mostFormBytes = 8 * 1024;

const standingFor = (deps: PublicDeps, eventId: string): Promise<Standing | null> =>
  standingOf(deps, { eventId, person: null, now: instantOf(deps.clock.now()) });

const formFor = (deps: PublicDeps, { event, placesLeft }: Standing): BookingForm =>
  emptyForm(`${eventLink(deps.publicUrl, event.id)}/book`, placesLeft === 0);

const pageOf = (deps: PublicDeps, standing: Standing, form: BookingForm): HttpResponseInit =>
  eventPage({
    standing,
    form,
    join: joinWindow(standing.event, deps.clock.now()),
    teamsLink: teamsLink(deps, `events/${standing.event.id}`),
    calendarLink: `${deps.publicUrl}/api/events/${standing.event.id}/calendar.ics`,
  });

/** GET /go/e/{id}: leads on to an online meeting while it is open, unless `?details` asks for the page. */
export const showPublicEvent =
  (deps: PublicDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const standing = await standingFor(deps, request.params.id ?? '');
    if (!standing) return notListedPage();
    const { event } = standing;
    const join = joinWindow(event, deps.clock.now());
    if (
      join.state === 'open' &&
      isOnline(event) &&
      event.attendance === 'online' &&
      !request.query.has('details')
    )
      return {
        status: 302,
        headers: { ...commonHeaders, location: join.joinUrl, 'cache-control': 'no-store' },
      };
    return pageOf(deps, standing, formFor(deps, standing));
  };

/** POST /go/e/{id}/book */
export const requestByMail =
  (deps: PublicDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const standing = await standingFor(deps, request.params.id ?? '');
    if (!standing) return notListedPage();
    const text = await readText(request, mostFormBytes);
    if (text === null) return refusedPage({ code: 'tooLarge', message: 'That was too much to read' });
    const sent = readForm(new URLSearchParams(text), formFor(deps, standing));
    if ('form' in sent) return pageOf(deps, standing, sent.form);
    const asked = await requestExternalBooking(deps, { eventId: standing.event.id, ...sent.request });
    return asked.ok ? requestedPage(standing.event, asked.value.alreadySent) : refusedPage(asked.failure);
  };

/** GET /go/b/{token}: shows the choice and changes nothing, for mail scanners open links. */
export const showChoice =
  (deps: PublicDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const opened = await openLink(deps, request.params.token ?? '');
    return opened.ok ? choicePage(opened.value) : refusedPage(opened.failure);
  };

/** POST /go/b/{token}: the button was pressed. */
export const makeChoice =
  (deps: PublicDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const token = request.params.token ?? '';
    const opened = await openLink(deps, token);
    if (!opened.ok) return refusedPage(opened.failure);
    const { purpose } = opened.value;
    const place = await (purpose === 'book' ? confirmBooking(deps, token) : giveUpByLink(deps, token));
    return place.ok ? donePage(place.value) : refusedPage(place.failure);
  };

/** Whatever went wrong, a person reads a page. */
export const sorryPage = (reference: string): HttpResponseInit =>
  showPage({
    status: 500,
    heading: 'That did not work',
    content: html`<p>It is our fault, and nothing was changed half-way. Try again, or quote ${reference} when you ask for help.</p>`,
  });
