import type { EventView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { kindNames } from '#core/events/names.ts';
import { ordinal } from '#core/ordinal.ts';
import { counted } from '../../../components/counted.ts';
import { clockFirst } from '../dates.ts';
import { standing } from '../standing.ts';
import { attendanceWords } from '../words.ts';

/** The few facts below a title in the list, in the order people ask for them. */
export function facts(event: EventView, now: Instant, areaName: string | null): string[] {
  return [
    event.kind === 'keyDate' ? '' : kindNames[event.kind],
    place(event),
    areaName ?? '',
    event.programme ?? '',
    places(event, now),
  ].filter((fact) => fact !== '');
}

const place = ({ attendance, venue }: EventView): string =>
  venue && attendance === 'inPerson' ? venue : attendanceWords[attendance];

function places(event: EventView, now: Instant): string {
  const where = standing(event, now);
  const { booking, placesLeft } = event;
  if (where === 'open') return placesLeft === null ? '' : `${counted(placesLeft, 'place')} left`;
  if (where === 'waiting' && booking?.position) return `You are ${ordinal(booking.position)} in line`;
  if (where === 'offered' && booking?.offeredUntil) return `Answer by ${clockFirst(booking.offeredUntil)}`;
  return '';
}
