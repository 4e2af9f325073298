/** Edited columns of the event list as a change of the event. */
import {
  attendances,
  type CollaborativeEvent,
  type EventDetails,
  eventKinds,
  eventStates,
  type Phase,
  phases,
} from '../../events/event.ts';
import { attendanceNames, kindNames, phaseNames } from '../../events/names.ts';
import { type EditReader, momentOf, type ReadField, textOf } from './edit.ts';

/** A value that a column cannot hold, in a sentence. */
class Unreadable extends Error {}

const named = <T extends string>(
  names: Record<T, string>,
  all: readonly T[],
  value: unknown,
  what: string,
): T => {
  const text = textOf(value)?.toLowerCase() ?? '';
  const found = all.find((one) => one.toLowerCase() === text || names[one].toLowerCase() === text);
  if (found === undefined) throw new Unreadable(`"${textOf(value) ?? ''}" is no ${what} that we know.`);
  return found;
};

const phasesIn = (value: unknown): Phase[] => {
  const parts = (textOf(value) ?? '').split(',').filter((part) => part.trim() !== '');
  return [...new Set(parts.map((part) => named(phaseNames, phases, part, 'phase')))];
};

const moment = (value: unknown, what: string): string => {
  const at = momentOf(value);
  if (at === null) throw new Unreadable(`The ${what} is missing.`);
  return at;
};

const places = (value: unknown): number | null => {
  if (value === null || value === undefined || value === '') return null;
  return Number(value);
};

type Reader = (value: unknown) => Partial<EventDetails>;

/** What nobody is mailed about. */
const quiet: Record<string, Reader> = {
  Title: (value) => ({ title: textOf(value) ?? '' }),
  Kind: (value) => ({ kind: named(kindNames, eventKinds, value, 'kind of event') }),
  Capacity: (value) => ({ capacity: places(value) }),
  Audience: (value) => ({ audience: textOf(value) }),
  Phases: (value) => ({ phases: phasesIn(value) }),
  Area: (value) => ({ area: textOf(value) }),
  Programme: (value) => ({ programme: textOf(value) }),
  Theme: (value) => ({ theme: textOf(value) }),
  BookBy: (value) => ({ bookBy: momentOf(value) }),
  Link: (value) => ({ link: textOf(value) }),
  Description: (value) => ({ description: textOf(value) ?? '' }),
};

/** What people who have a place are told of. */
const asking: Record<string, Reader> = {
  Start: (value) => ({ start: moment(value, 'start') }),
  End: (value) => ({ end: moment(value, 'end') }),
  AllDay: (value) => ({ allDay: value === true }),
  Attendance: (value) => ({ attendance: named(attendanceNames, attendances, value, 'way of taking part') }),
  Venue: (value) => ({ venue: textOf(value) }),
};

const readField = (name: string, value: unknown): ReadField => {
  if (name === 'Status') {
    const states = { draft: 'draft', published: 'published', cancelled: 'cancelled' } as const;
    const state = named(states, eventStates, value, 'status');
    return { name, details: {}, state, asks: true };
  }
  const calm = quiet[name];
  if (calm) return { name, details: calm(value), state: null, asks: false };
  const loud = asking[name];
  if (loud) return { name, details: loud(value), state: null, asks: true };
  throw new Unreadable(`The column ${name} is filled in by the app.`);
};

export const readListEdit: EditReader = (_event: CollaborativeEvent, edited) => {
  const read: ReturnType<EditReader> = { fields: [], refused: [] };
  for (const [name, value] of Object.entries(edited))
    try {
      read.fields.push(readField(name, value));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      read.refused.push({ name, reason: error.message });
    }
  return read;
};
