/** The programme of the story as its editor means it: what the truth must say once everything is at rest. */
import type { Draw } from './draw.ts';

/** One row of the file. Winter dates, so that UK time is UTC. */
export type Row = {
  uid: string;
  title: string;
  kind: 'meeting' | 'webinar' | 'workshop' | 'key date';
  /** `2027-01-15` */
  day: string;
  /** Hour of the start; an event lasts one. */
  hour: number;
  venue: string;
  /** Null is as many as come. */
  places: number | null;
  /** Taken out of the file. */
  withdrawn: boolean;
};

/** A booking that was acknowledged to whoever made it. */
export type Promised = { uid: string; email: string; reply: 'accepted' | 'declined' | null };

export type Programme = { rows: Row[]; promised: Promised[]; guests: number; titles: number };

const kinds = ['meeting', 'webinar', 'workshop', 'meeting', 'workshop', 'key date'] as const;
const towns = ['Wells', 'Diss', 'Thetford', 'Cromer', 'Sheringham', 'Dereham', 'Swaffham', 'Holt'];

const winterDay = (from: Date, at: number): string => {
  const day = new Date(Date.UTC(from.getUTCFullYear(), 11, 3) + at * 86_400_000);
  return day.toISOString().slice(0, 10);
};

const rowAt = (at: number, draw: Draw): Row => {
  const kind = kinds[at % kinds.length] ?? 'meeting';
  return {
    uid: `row-${at}`,
    title: `Session ${at} in ${draw.of(towns)}`,
    kind,
    day: winterDay(new Date(), at % 70),
    hour: 9 + draw.number(7),
    venue: `${draw.of(towns)} School`,
    places: kind === 'workshop' ? 2 + draw.number(4) : null,
    withdrawn: false,
  };
};

export const newProgramme = (draw: Draw, size: number): Programme => ({
  rows: Array.from({ length: size }, (_, at) => rowAt(at, draw)),
  promised: [],
  guests: 0,
  titles: 0,
});

const twoDigits = (hour: number): string => String(hour).padStart(2, '0');
const lineOf = ({ uid, title, kind, day, hour, venue, places }: Row): string => {
  const attendance = { webinar: 'online', 'key date': '', meeting: 'in person', workshop: 'in person' }[kind];
  const date = day.split('-').reverse().join('/');
  const times = kind === 'key date' ? ',' : `${twoDigits(hour)}:00,${twoDigits(hour + 1)}:00`;
  const where = attendance === 'in person' ? venue : '';
  return `${uid},${title},${kind},${date},${times},${attendance},${where},${places ?? ''}`;
};

export const fileOf = ({ rows }: Programme): string =>
  [
    'id,title,kind,date,start,end,attendance,venue,places',
    ...rows.filter(({ withdrawn }) => !withdrawn).map(lineOf),
  ].join('\n');

export const standingRows = ({ rows }: Programme): Row[] => rows.filter(({ withdrawn }) => !withdrawn);

/** Somebody takes a few rows of the file in hand: other titles, one session more, one less. */
export const revise = (programme: Programme, draw: Draw): void => {
  for (const row of draw.some(5, standingRows(programme))) {
    programme.titles += 1;
    row.title = `Session ${row.uid.slice(4)} again ${programme.titles}`;
  }
  programme.rows.push(rowAt(programme.rows.length, draw));
  for (const row of draw.some(1, standingRows(programme))) row.withdrawn = true;
};

/** The start as an instant. */
export const startOf = ({ kind, day, hour }: Row): string =>
  kind === 'key date' ? `${day}T00:00:00Z` : `${day}T${twoDigits(hour)}:00:00Z`;
