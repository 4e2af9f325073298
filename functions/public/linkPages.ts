/** The pages behind the buttons of our mails: the choice, the facts, one button, then what came of it. */
import type { HttpResponseInit } from '@azure/functions';
import type { OpenedLink } from '#core/bookings/openLink.ts';
import type { Place } from '#core/bookings/place.ts';
import type { Failure } from '#core/errors.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import { ordinal } from '#core/ordinal.ts';
import { whenWords } from '#core/time/wording.ts';
import { failureStatus } from '../http/failureStatus.ts';
import { type Html, html } from '../http/html.ts';
import { showPage } from './layout.ts';

const factsOf = (event: CollaborativeEvent): Html =>
  html`<p><strong>${event.title}</strong>
${whenWords(event)}${event.allDay ? '' : ' (UK time)'}${event.venue ? `\n${event.venue}` : ''}</p>`;

const closing = html`<p>You can close this page.</p>`;

const ask = (heading: string, event: CollaborativeEvent, button: string, note: string): HttpResponseInit =>
  showPage({
    heading,
    content: html`${factsOf(event)}<p>${note}</p><form method="post"><button>${button}</button></form>`,
  });

/** @param opened what the link is for, and how the person stands */
export const choicePage = ({ purpose, standing }: OpenedLink): HttpResponseInit => {
  const { event, booking, closed, placesLeft } = standing;
  if (purpose === 'giveUp') {
    if (booking)
      return ask('Give up your place?', event, 'Give up my place', 'Somebody else can then have it.');
    return showPage({
      heading: 'You have already given up this place',
      content: html`${factsOf(event)}${closing}`,
    });
  }
  if (booking?.state === 'going')
    return showPage({
      heading: 'You have a place',
      content: html`${factsOf(event)}<p>Reference ${booking.reference}</p>${closing}`,
    });
  if (closed)
    return showPage({ status: failureStatus[closed.code], heading: closed.message, content: factsOf(event) });
  const offered = booking?.state === 'offered';
  return placesLeft === 0 && !offered
    ? ask(
        'Join the waiting list?',
        event,
        'Join the waiting list',
        'All places are taken. We write to you when one is free.',
      )
    : ask(
        'Book this place?',
        event,
        'Book my place',
        'We send the calendar invitation to your e-mail address.',
      );
};

/** After the button was pressed. */
export const donePage = ({ event, booking, position, waiting }: Place): HttpResponseInit => {
  if (booking.state === 'cancelled')
    return showPage({ heading: 'You have given up your place', content: html`${factsOf(event)}${closing}` });
  if (booking.state === 'waiting')
    return showPage({
      heading: 'You are on the waiting list',
      content: html`${factsOf(event)}<p>You are ${ordinal(position ?? waiting)} of ${waiting}. We write to you when a place is free.</p>${closing}`,
    });
  return showPage({
    heading: 'You have a place',
    content: html`${factsOf(event)}<p>Reference ${booking.reference}</p><p>The calendar invitation comes in a separate e-mail.</p>${closing}`,
  });
};

/** A refusal in words. */
export const refusedPage = ({ code, message }: Failure): HttpResponseInit =>
  showPage({
    status: failureStatus[code],
    heading: message,
    content: html`<p>${code === 'expired' ? 'Open the page of the event to ask for a new link by e-mail.' : 'You can close this page.'}</p>`,
  });

/** @param already a mail went out a moment ago */
export const requestedPage = (event: CollaborativeEvent, already: boolean): HttpResponseInit =>
  showPage({
    status: 202,
    heading: 'Check your e-mail',
    content: html`${factsOf(event)}<p>${already ? 'We have already sent you' : 'We have sent you'} a link to confirm your place. It works for a day.
If nothing comes within ten minutes, look into the folder for unwanted mail, or ask again.</p>${closing}`,
  });
