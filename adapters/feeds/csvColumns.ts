/** Which column means what: the names people give them, in any case and with any punctuation. */

const aliases = {
  id: ['id', 'uid', 'event id', 'key'],
  title: ['title', 'event', 'event title', 'name', 'subject', 'summary', 'what'],
  kind: ['kind', 'type', 'event type', 'category'],
  date: ['date', 'start date', 'day', 'from', 'when'],
  endDate: ['end date', 'last day', 'until', 'to'],
  start: ['start', 'start time', 'starts', 'begins'],
  end: ['end', 'end time', 'ends', 'finish', 'finishes'],
  time: ['time', 'times', 'hours'],
  allDay: ['all day', 'all day event', 'whole day'],
  attendance: ['attendance', 'format', 'delivery', 'how'],
  online: ['online', 'is online', 'teams', 'teams meeting'],
  venue: ['venue', 'location', 'place', 'where', 'room'],
  capacity: ['places', 'capacity', 'spaces', 'number of places'],
  audience: ['audience', 'who for', 'who it is for', 'for'],
  phases: ['phases', 'phase'],
  area: ['area', 'priority area', 'priority'],
  programme: ['programme', 'program', 'series'],
  theme: ['theme', 'topic'],
  bookBy: ['book by', 'booking closes', 'book before', 'booking deadline', 'rsvp by'],
  link: ['link', 'url', 'web page', 'website', 'more information'],
  description: ['description', 'details', 'about', 'notes'],
  status: ['status', 'state'],
  sample: ['sample'],
} as const satisfies Record<string, readonly string[]>;

export type ColumnName = keyof typeof aliases;

/** Where each known column stands, and what the file calls it. */
export type Columns = Map<ColumnName, { index: number; heading: string }>;

const normalised = (heading: string): string =>
  heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

const nameOf = new Map<string, ColumnName>(
  Object.entries(aliases).flatMap(([name, words]) =>
    words.map((word) => [word, name as ColumnName] as const),
  ),
);

/** `unknown`: headings nobody understood; `repeated`: headings that mean the same as one before. */
export const findColumns = (
  header: readonly string[],
): { columns: Columns; unknown: string[]; repeated: string[] } => {
  const columns: Columns = new Map();
  const unknown: string[] = [];
  const repeated: string[] = [];
  header.forEach((heading, index) => {
    if (heading === '') return;
    const name = nameOf.get(normalised(heading));
    if (name === undefined) unknown.push(heading);
    else if (columns.has(name)) repeated.push(heading);
    else columns.set(name, { index, heading });
  });
  return { columns, unknown, repeated };
};
