/** What differs between two statements of an event, in words for people. */
import { momentWords, whenWords } from '../time/wording.ts';
import type { EventDetails } from './event.ts';
import { attendanceNames, kindNames, phaseNames } from './names.ts';

export type FieldChange = { field: string; before: string; after: string };

const none = 'none';
const text = (value: string | null): string => value || none;
const long = (value: string): string => text(value.length > 80 ? `${value.slice(0, 79)}…` : value);
const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

/** Every stated detail with its name and wording. Start, end, zone and all-day are one thing to people: when. */
const fields: readonly {
  name: string;
  keys: readonly (keyof EventDetails)[];
  words: (it: EventDetails) => string;
}[] = [
  { name: 'title', keys: ['title'], words: (it) => it.title },
  { name: 'when', keys: ['start', 'end', 'zone', 'allDay'], words: whenWords },
  { name: 'kind', keys: ['kind'], words: (it) => kindNames[it.kind] },
  { name: 'attendance', keys: ['attendance'], words: (it) => attendanceNames[it.attendance] },
  { name: 'venue', keys: ['venue'], words: (it) => text(it.venue) },
  {
    name: 'places',
    keys: ['capacity'],
    words: (it) => (it.capacity === null ? 'unlimited' : String(it.capacity)),
  },
  { name: 'audience', keys: ['audience'], words: (it) => text(it.audience) },
  {
    name: 'phases',
    keys: ['phases'],
    words: (it) => it.phases.map((phase) => phaseNames[phase]).join(', ') || 'all',
  },
  { name: 'area', keys: ['area'], words: (it) => text(it.area) },
  { name: 'programme', keys: ['programme'], words: (it) => text(it.programme) },
  { name: 'theme', keys: ['theme'], words: (it) => text(it.theme) },
  {
    name: 'book by',
    keys: ['bookBy'],
    words: (it) => (it.bookBy === null ? none : momentWords(it.bookBy, it.zone)),
  },
  { name: 'link', keys: ['link'], words: (it) => text(it.link) },
  { name: 'description', keys: ['description'], words: (it) => long(it.description) },
  { name: 'sample', keys: ['sample'], words: (it) => yesOrNo(it.sample) },
];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields that differ. Empty exactly when every stated detail is the same. */
export const compareDetails = (before: EventDetails, after: EventDetails): FieldChange[] =>
  fields
    .filter(({ keys }) => keys.some((key) => !same(before[key], after[key])))
    .map(({ name, words }) => ({ field: name, before: words(before), after: words(after) }));
