import { describe, expect, it } from '@jest/globals';
import { deriveId } from '#adapters/storage/ids.ts';
import type { CollaborativeEvent, EventDetails } from './event.ts';
import { planImport } from './planImport.ts';
import { type FeedEntry, type FeedReading, type FeedRefusal, instanceUid } from './reading.ts';

const now = '2026-11-23T09:00:00Z';
const idOf = (uid: string) => deriveId('event', 'programme', uid);

const details = (overrides: Partial<EventDetails> = {}): EventDetails => ({
  title: 'Collaborative meeting',
  description: '',
  kind: 'meeting',
  start: '2026-12-01T14:00:00Z',
  end: '2026-12-01T16:00:00Z',
  zone: 'Europe/London',
  allDay: false,
  attendance: 'inPerson',
  venue: 'County Hall',
  capacity: 12,
  audience: null,
  phases: [],
  area: null,
  programme: null,
  theme: null,
  bookBy: null,
  link: null,
  sample: false,
  ...overrides,
});

const entry = (
  uid: string,
  overrides: Partial<EventDetails> = {},
  rest: Partial<FeedEntry> = {},
): FeedEntry => ({
  line: 2,
  uid,
  details: details(overrides),
  cancelled: false,
  ...rest,
});

const refusal = (uid: string | null): FeedRefusal => ({
  line: 9,
  column: 'date',
  reason: 'No such day.',
  title: null,
  uid,
});

const stored = (uid: string, overrides: Partial<CollaborativeEvent> = {}) => ({
  etag: `tag of ${uid}`,
  value: {
    ...details(),
    id: idOf(uid),
    state: 'published',
    source: { feed: 'programme', uid },
    version: 3,
    createdAt: '2026-11-01T09:00:00Z',
    changedAt: '2026-11-01T09:00:00Z',
    joinUrl: null,
    ...overrides,
  } satisfies CollaborativeEvent,
});

const plan = (
  existing: ReturnType<typeof stored>[],
  reading: Partial<FeedReading>,
  held: Record<string, number> = {},
) =>
  planImport({
    feed: 'programme',
    existing,
    reading: { entries: [], refusals: [], seriesWindow: null, notes: [], ...reading },
    placesHeld: new Map(Object.entries(held).map(([uid, places]) => [idOf(uid), places])),
    now,
    since: now,
    withdrawFrom: null,
    idOf,
  });

describe('planning an import', () => {
  it('adds what is new under an identity that stays the same', () => {
    const { preview, writes } = plan([], { entries: [entry('a')] });
    expect(preview.added).toHaveLength(1);
    expect(writes).toEqual([
      {
        etag: null,
        what: 'added',
        event: expect.objectContaining({ id: idOf('a'), version: 1, state: 'published' }),
      },
    ]);
  });

  it('writes nothing for content that is the same', () => {
    const { preview, writes } = plan([stored('a')], { entries: [entry('a')] });
    expect([preview.unchanged, writes]).toEqual([1, []]);
  });

  it('says in words what a changed row changes', () => {
    const { preview, writes } = plan([stored('a')], {
      entries: [
        entry('a', { start: '2026-12-01T14:30:00Z', capacity: null, venue: 'The Nest', phases: ['primary'] }),
      ],
    });
    expect(preview.changed[0]?.changes).toEqual([
      {
        field: 'when',
        before: 'Tuesday 1 December 2026, 2pm to 4pm',
        after: 'Tuesday 1 December 2026, 2:30pm to 4pm',
      },
      { field: 'venue', before: 'County Hall', after: 'The Nest' },
      { field: 'places', before: '12', after: 'unlimited' },
      { field: 'phases', before: 'all', after: 'Primary' },
    ]);
    expect(writes[0]).toMatchObject({ etag: 'tag of a', event: { version: 4, changedAt: now } });
  });

  it('withdraws what the feed has dropped, and only once', () => {
    const { preview, writes } = plan(
      [stored('a'), stored('b', { joinUrl: 'https://teams.example/b' }), stored('c', { state: 'cancelled' })],
      { entries: [entry('a')] },
    );
    expect(preview.withdrawn.map((row) => row.eventId)).toEqual([idOf('b')]);
    expect(writes[0]).toMatchObject({ what: 'withdrawn', event: { state: 'cancelled', joinUrl: null } });
  });

  it('brings back a withdrawn event that the feed states again', () => {
    const { preview, writes } = plan([stored('a', { state: 'cancelled' })], { entries: [entry('a')] });
    expect(preview.changed[0]?.changes).toEqual([
      { field: 'state', before: 'cancelled', after: 'published' },
    ]);
    expect(writes[0]?.event.state).toBe('published');
  });

  it('withdraws what the feed calls cancelled', () => {
    const { preview } = plan([stored('a')], { entries: [entry('a', {}, { cancelled: true })] });
    expect(preview.withdrawn).toHaveLength(1);
  });

  it('ignores what is called off and was never there', () => {
    const { preview, writes } = plan([stored('a', { state: 'cancelled' })], {
      entries: [entry('a', { title: 'New title' }, { cancelled: true }), entry('b', {}, { cancelled: true })],
    });
    expect([preview.unchanged, writes]).toEqual([2, []]);
  });

  it('neither withdraws nor changes the event of a refused row', () => {
    const { preview, writes } = plan([stored('a'), stored('b'), stored('c')], {
      entries: [entry('a')],
      refusals: [refusal('b')],
    });
    expect(preview.refused).toHaveLength(1);
    expect(writes.map((write) => write.event.id)).toEqual([idOf('c')]);
  });

  it('withdraws nothing when a refused row could be anything, and says so', () => {
    const { preview, writes } = plan([stored('a'), stored('b')], {
      entries: [entry('a')],
      refusals: [refusal(null)],
    });
    expect(writes).toEqual([]);
    expect(preview.notes).toEqual([
      expect.stringContaining('1 event that is not in the file stays as before'),
    ]);
  });

  it('withdraws nothing for an empty file, and says so', () => {
    const { preview, writes } = plan([stored('a'), stored('b')], {});
    expect(writes).toEqual([]);
    expect(preview.notes).toEqual([
      expect.stringContaining('2 events that are not in the file stay as before'),
    ]);
  });

  it('uses the first of two rows for the same event', () => {
    const { preview } = plan([], { entries: [entry('a'), entry('a', { title: 'Again' }, { line: 3 })] });
    expect(preview.added).toHaveLength(1);
    expect(preview.refused).toEqual([
      expect.objectContaining({ line: 3, reason: expect.stringContaining('line 2') }),
    ]);
  });

  it('refuses fewer places than are held, with the numbers', () => {
    const { preview, writes } = plan([stored('a')], { entries: [entry('a', { capacity: 10 })] }, { a: 11 });
    expect(preview.refused[0]).toMatchObject({ column: 'capacity', reason: expect.stringMatching(/11.*10/) });
    expect(writes).toEqual([]);
  });

  it('keeps formulas and HTML in titles as the plain text they are', () => {
    const title = '=HYPERLINK("https://evil.example") <script>alert(1)</script>';
    const { writes } = plan([], { entries: [entry('a', { title })] });
    expect(writes[0]?.event.title).toBe(title);
  });

  it.each([
    ['a title with control characters', { title: 'Meet\u0007ing' }, 'title'],
    ['a title over two lines', { title: 'Meeting\nhere' }, 'title'],
    ['an empty title', { title: '  ' }, 'title'],
    ['an end before the start', { end: '2026-12-01T13:00:00Z' }, 'end'],
    ['a link that is not https', { link: 'javascript:alert(1)' }, 'link'],
    ['a deadline with places', { kind: 'keyDate', allDay: true, attendance: 'none' }, 'capacity'],
    ['a meeting without a way to take part', { attendance: 'none' }, 'attendance'],
    ['an unknown zone', { zone: 'Europe/Norwich' }, 'zone'],
  ] as const)('refuses %s', (_, overrides, column) => {
    const { preview } = plan([], { entries: [entry('a', overrides)] });
    expect(preview.refused).toEqual([expect.objectContaining({ line: 2, column })]);
  });

  it('leaves dates of a repeating event alone that the reader did not look at', () => {
    const uid = instanceUid('network', '20240101');
    const { writes } = plan([stored(uid, { start: '2024-01-01T10:00:00Z' })], {
      entries: [entry('a')],
      seriesWindow: { from: '2024-11-23T00:00:00Z', to: '2028-11-23T00:00:00Z' },
    });
    expect(writes.map((write) => write.what)).toEqual(['added']);
  });

  it('keeps every date of a series whose rule was refused', () => {
    const { writes } = plan([stored(instanceUid('network', '20261201'))], {
      entries: [entry('a')],
      refusals: [refusal('network')],
    });
    expect(writes.map((write) => write.what)).toEqual(['added']);
  });
});
