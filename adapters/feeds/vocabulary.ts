/** The words a programme may use for kinds, phases, areas and yes or no. A word outside them is refused by name. */
import {
  type Attendance,
  attendances,
  type EventKind,
  eventKinds,
  type Phase,
  phases,
} from '#core/events/event.ts';
import { attendanceNames, kindNames, phaseNames } from '#core/events/names.ts';
import type { Written } from './writtenDates.ts';

/** An area as far as a feed can name it. */
export type KnownArea = { slug: string; name: string };

const normalised = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** Every name and synonym with its meaning, and the allowed words in a sentence. */
const dictionary = <T extends string>(
  values: readonly T[],
  names: Record<T, string>,
  synonyms: Record<string, T>,
) => ({
  meanings: new Map<string, T>([
    ...values.flatMap((value): [string, T][] => [
      [normalised(value), value],
      [normalised(names[value]), value],
    ]),
    ...Object.entries<T>(synonyms).map(([word, value]): [string, T] => [normalised(word), value]),
  ]),
  allowed: values.map((value) => names[value].toLowerCase()).join(', '),
});

const kinds = dictionary<EventKind>(eventKinds, kindNames, {
  'key date': 'keyDate',
  'closing date': 'keyDate',
  'bite size': 'biteSize',
  bitesize: 'biteSize',
  session: 'biteSize',
  training: 'workshop',
  'network meeting': 'network',
  'school visit': 'visit',
  'practice visit': 'visit',
});

const ways = dictionary<Attendance>(attendances, attendanceNames, {
  'face to face': 'inPerson',
  'on site': 'inPerson',
  virtual: 'online',
  teams: 'online',
  both: 'hybrid',
  '': 'none',
});

const ages = dictionary<Phase>(phases, phaseNames, {
  eyfs: 'earlyYears',
  nursery: 'earlyYears',
  ap: 'alternativeProvision',
  'sixth form': 'post16',
  'further education': 'post16',
  send: 'special',
});

const lookUp = <T extends string>(
  word: string,
  what: string,
  { meanings, allowed }: { meanings: ReadonlyMap<string, T>; allowed: string },
): Written<T> => {
  const value = meanings.get(normalised(word));
  return value === undefined
    ? { flaw: `"${word}" is not a known ${what}. Use one of: ${allowed}.` }
    : { value };
};

/** An empty kind is a meeting. */
export const readKind = (word: string): Written<EventKind> =>
  word === '' ? { value: 'meeting' } : lookUp(word, 'kind', kinds);

export const readAttendance = (word: string): Written<Attendance> => lookUp(word, 'way to take part', ways);

/** `Primary; Special`. Empty, `all` and `every phase` mean every phase. In the order of the phases, each once. */
export const readPhases = (text: string): Written<Phase[]> => {
  if (/^(all|every|any)?( phases?)?$/i.test(text)) return { value: [] };
  const found = new Set<Phase>();
  for (const word of text.split(/\s*(?:[;,/&+|]|\band\b)\s*/i).filter(Boolean)) {
    const phase = lookUp(word, 'phase', ages);
    if ('flaw' in phase) return phase;
    found.add(phase.value);
  }
  return { value: phases.filter((phase) => found.has(phase)) };
};

/** By slug or name. Empty means none. */
export const readArea = (text: string, areas: readonly KnownArea[]): Written<string | null> => {
  if (text === '') return { value: null };
  const wanted = normalised(text);
  const area = areas.find(({ slug, name }) => normalised(slug) === wanted || normalised(name) === wanted);
  if (area) return { value: area.slug };
  const allowed = areas.map(({ slug }) => slug).join(', ') || 'none yet';
  return { flaw: `"${text}" is not a known area. Use one of: ${allowed}.` };
};

/** Empty means no. */
export const readYesOrNo = (text: string): Written<boolean> => {
  if (/^(y|yes|true|1|x|✓|✔)$/i.test(text)) return { value: true };
  if (/^(n|no|false|0|-)?$/i.test(text)) return { value: false };
  return { flaw: `"${text}" is neither yes nor no.` };
};

/** Places: a whole number; empty, `unlimited` and `no limit` mean unlimited. */
export const readCapacity = (text: string): Written<number | null> => {
  if (/^(unlimited|no limit|any|-)?$/i.test(text)) return { value: null };
  const digits = text.replace(/[\s,]/g, '');
  return /^\d{1,6}$/.test(digits)
    ? { value: Number(digits) }
    : { flaw: `"${text}" is not a number of places. Write a whole number or "unlimited".` };
};

/** Whether the feed calls the event off. Empty means that it takes place. */
export const readCancelled = (text: string): Written<boolean> => {
  if (/^(cancell?ed|called off|withdrawn)$/i.test(text)) return { value: true };
  if (/^(published|confirmed|on|live)?$/i.test(text)) return { value: false };
  return { flaw: `"${text}" is not a known status. Use published or cancelled.` };
};
