/** A term as the pages may meet it: every kind, every standing, all told on Tuesday 24 November 2026, 3:55pm. */
import type { EventView, MyBooking } from '#core/contract/api.ts';
import { addDays } from '#core/time/days.ts';
import { localMidnight, readWallTime, ukZone } from '#core/time/zones.ts';
import { anEvent } from './anEvent.ts';

export const tellingTime = '2026-11-24T15:55:00Z';

export const areas = [
  { slug: 'ks2', name: 'Norfolk KS2 Challenge' },
  { slug: 'transitions', name: 'Ensuring Effective Transitions' },
  { slug: 'workforce', name: 'Recruiting and keeping the workforce' },
  { slug: 'data', name: 'Data and information sharing' },
];

const at = (day: string, time: string): string => {
  const reading = readWallTime(day, time, ukZone);
  if (reading.kind !== 'exact') throw new Error(`${day} ${time} is not one moment.`);
  return reading.instant;
};

const timed = (day: string, from: string, to: string) => ({ start: at(day, from), end: at(day, to) });

const deadline = (day: string): Partial<EventView> => ({
  kind: 'keyDate',
  attendance: 'none',
  allDay: true,
  start: localMidnight(day, ukZone),
  end: localMidnight(addDays(day, 1), ukZone),
  bookable: { now: false, reason: 'This is a deadline. It needs no place and no booking.' },
});

const booked = (state: MyBooking['state'], position: number | null = null): MyBooking => ({
  state,
  reference: 'B7K2Q',
  position,
  offeredUntil: state === 'offered' ? '2026-11-25T18:00:00Z' : null,
});

const closed = { now: false, reason: 'Booking for this event has closed.' };

/** The whole programme, anew for each test because bookings change it. */
export function programme(): EventView[] {
  const events: Partial<EventView>[] = [
    {
      ...timed('2026-11-12', '09:30', '12:00'),
      title: 'Autumn collaborative meeting',
      attendance: 'inPerson',
      venue: 'County Hall, Norwich',
      bookable: closed,
    },
    {
      ...timed('2026-11-24', '16:00', '17:00'),
      title: 'Writing working group',
      area: 'ks2',
      phases: ['primary'],
      booking: booked('going'),
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/writing',
    },
    {
      ...timed('2026-11-25', '12:30', '13:00'),
      title: 'Attendance: small changes that last',
      kind: 'biteSize',
      sample: true,
    },
    {
      ...deadline('2026-11-27'),
      title: 'Comment on the draft transition principles',
      area: 'transitions',
      link: 'https://norfolk.example/principles',
    },
    {
      ...timed('2026-11-30', '15:45', '16:45'),
      title: 'New Horizons: what leaders ask in their first year',
      kind: 'webinar',
      area: 'workforce',
      placesLeft: 3,
      capacity: 40,
    },
    {
      ...timed('2026-12-01', '14:00', '16:00'),
      title: 'Collaborative meeting',
      attendance: 'inPerson',
      venue: 'The Forum, Norwich',
      placesLeft: 12,
      capacity: 60,
    },
    {
      ...timed('2026-12-01', '16:00', '17:00'),
      title: 'Virtual School network',
      kind: 'network',
      booking: booked('offered'),
      capacity: 30,
      placesLeft: 0,
    },
    {
      ...timed('2026-12-03', '09:30', '12:00'),
      title:
        'Visit: reading fluency across Key Stage 2, with a long title that has to wrap somewhere sensible on a telephone',
      kind: 'visit',
      attendance: 'inPerson',
      venue: 'Samphire Primary School',
      area: 'ks2',
      phases: ['primary', 'special'],
      placesLeft: 0,
      capacity: 8,
    },
    {
      ...timed('2026-12-03', '13:30', '15:00'),
      title: 'Alternative provision workshop',
      kind: 'workshop',
      attendance: 'hybrid',
      venue: 'Professional Development Centre',
      phases: ['alternativeProvision', 'secondary'],
      bookable: closed,
    },
    {
      ...timed('2026-12-04', '09:00', '10:00'),
      title: 'Calm starts',
      booking: booked('waiting', 3),
      capacity: 20,
      placesLeft: 0,
      area: 'transitions',
    },
    {
      ...timed('2026-12-08', '16:00', '17:00'),
      title: 'Trust data group',
      state: 'cancelled',
      area: 'data',
      bookable: closed,
    },
    { ...deadline('2026-12-11'), title: 'Attendance survey closes' },
    {
      ...timed('2026-12-16', '09:30', '15:00'),
      title: 'Winter online conference',
      kind: 'conference',
      programme: 'Practice Week 2027',
      capacity: 500,
      placesLeft: 212,
    },
    {
      start: localMidnight('2027-01-11', ukZone),
      end: localMidnight('2027-01-16', ukZone),
      allDay: true,
      title: 'Sample Practice Week',
      kind: 'conference',
      sample: true,
      programme: 'Practice Week 2027',
    },
  ];
  for (let week = 0; week < 5; week += 1) {
    const monday = addDays('2026-12-07', week * 7);
    for (const [offset, title] of [
      [0, 'Early language hub'],
      [1, 'Maths mastery network'],
      [2, 'ITT provider webinar'],
      [3, 'Inclusion surgery'],
      [4, 'Friday five: data'],
    ] as const) {
      events.push({
        ...timed(addDays(monday, offset), '15:45', '16:45'),
        title,
        kind: 'webinar',
        sample: week > 2,
      });
    }
  }
  return events.map((event, index) => anEvent({ ...event, id: `e${String(index + 1).padStart(11, '0')}` }));
}
