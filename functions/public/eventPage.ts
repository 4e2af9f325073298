/** The public page of one event, for people without Teams and for everyone who was sent the link. */
import type { HttpResponseInit } from '@azure/functions';
import type { Standing } from '#core/bookings/standingOf.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import { attendanceNames, kindNames } from '#core/events/names.ts';
import { momentWords, whenWords } from '#core/time/wording.ts';
import { type Html, html } from '../http/html.ts';
import { type BookingForm, bookingForm } from './bookingForm.ts';
import type { JoinWindow } from './joinWindow.ts';
import { showPage } from './layout.ts';

export type EventPageInput = {
  standing: Standing;
  join: JoinWindow;
  /** Opens the event in the Teams app. */
  teamsLink: string;
  /** Download of the calendar file. */
  calendarLink: string;
  form: BookingForm;
};

const fact = (name: string, value: string | Html | null): Html | null =>
  value === null || value === '' ? null : html`<dt>${name}</dt><dd>${value}</dd>`;

const whereOf = (event: CollaborativeEvent): string | null =>
  event.attendance === 'none'
    ? null
    : [attendanceNames[event.attendance], event.venue].filter((part) => part).join(', ');

const placesWords = ({ event, placesLeft, closed }: Standing): string | null => {
  if (closed || placesLeft === null) return null;
  if (placesLeft > 0) return `${placesLeft} of ${event.capacity} left`;
  return 'Full. You can join the waiting list.';
};

const joinPart = (join: JoinWindow, zone: string): Html | null => {
  if (join.state === 'open') return html`<p><a class="button" href="${join.joinUrl}">Join now</a></p>`;
  if (join.state === 'early')
    return html`<p class="notice">The online meeting opens at ${momentWords(join.opensAt, zone)}, with the link of this page. The link will not change.</p>`;
  return null;
};

const statusPart = ({ event, closed }: Standing): Html | null => {
  if (event.state === 'cancelled')
    return html`<p class="notice wrong"><strong>Cancelled.</strong> This event will not take place.</p>`;
  if (closed?.code === 'eventOver') return html`<p class="notice">This event is over.</p>`;
  return null;
};

export const eventPage = ({
  standing,
  join,
  teamsLink,
  calendarLink,
  form,
}: EventPageInput): HttpResponseInit => {
  const { event, closed } = standing;
  const upcoming = event.state === 'published' && closed?.code !== 'eventOver';
  return showPage({
    heading: event.title,
    hasErrors: form.problems.length > 0,
    ...(form.problems.length > 0 && { status: 400 }),
    content: html`${statusPart(standing)}
${event.sample ? html`<p class="notice">Part of the sample programme, not a real event.</p>` : null}
<dl>
${fact(event.kind === 'keyDate' ? 'Deadline' : 'When', `${whenWords(event)}${event.allDay ? '' : ' (UK time)'}`)}
${fact('Kind', event.kind === 'keyDate' ? null : kindNames[event.kind])}
${fact('Where', whereOf(event))}
${fact('Who it is for', event.audience)}
${fact('Programme', event.programme)}
${fact('Places', placesWords(standing))}
${fact('Book by', event.bookBy && !closed ? momentWords(event.bookBy, event.zone) : null)}
${fact('Read more', event.link && html`<a href="${event.link}">${event.link}</a>`)}
</dl>
${joinPart(join, event.zone)}
${event.description && html`<h2>About</h2><p>${event.description}</p>`}
<p><a class="button second" href="${teamsLink}">Open in Teams</a>${upcoming ? html`<a class="button second" href="${calendarLink}">Add to my calendar</a>` : null}</p>
${closed ? (closed.code === 'bookingClosed' ? html`<p>${closed.message}</p>` : null) : bookingForm(form)}`,
  });
};

/** For an id that is unknown or not published: the two look alike. */
export const notListedPage = (): HttpResponseInit =>
  showPage({
    status: 404,
    heading: 'This event is no longer listed',
    content: html`<p>It may have been cancelled or it may have finished.</p>`,
  });
