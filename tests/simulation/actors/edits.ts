/** An editor who works in SharePoint and Outlook themselves, and answers what the service asks about it. */
import { mailbox } from '../../../local/people.ts';
import type { World } from '../world/world.ts';
import { editorToken } from './cast.ts';

const hour = 3_600_000;

const standingOf = (world: World, target: 'list' | 'calendar' | 'bookingList') => {
  const rows = [...world.tables.projections.rows.values()].filter(
    (row) => row.target === target && row.remoteId !== '',
  );
  return rows.length === 0 ? null : world.chance.of(rows);
};

const moved = (world: World, start: string, end: string) => {
  const by = world.chance.of([-48, -2, -1, 1, 3, 24, 24 * 9, 24 * 420]) * hour;
  const at = (instant: string): string =>
    new Date(Date.parse(instant) + by).toISOString().replace('.000Z', 'Z');
  return { start: at(start), end: at(end) };
};

const listEdit = (world: World, key: string): Record<string, unknown> => {
  const { chance } = world;
  const event = world.tables.events.rows.get(key)?.value;
  const times = event && moved(world, event.start, event.end);
  return chance.weighted<Record<string, unknown>>([
    [5, { Title: `Edited in the list ${chance.whole(1, 999)}` }],
    [2, { Description: `Edited in the list ${chance.whole(1, 999)}\n\nand more` }],
    [2, { Venue: chance.of(['The Forum', 'Carrow House', null]) }],
    [3, { Capacity: chance.of([1, 2, 3, 8, null]) }],
    [2, times ? { Start: times.start, End: times.end } : {}],
    [1, { Start: times?.end ?? null, End: times?.start ?? null }],
    [2, { Status: chance.of(['cancelled', 'draft', 'published']) }],
    [1, { Audience: 'Everybody', Title: `Edited twice ${chance.whole(1, 999)}` }],
    [1, { Key: 'somethingelse' }],
    [1, { Area: '' }],
  ]);
};

export const editList = async (world: World): Promise<void> => {
  const row = standingOf(world, 'list');
  if (!row) return;
  const url = `${world.places.eventList}/items/${row.remoteId}`;
  const deletes = world.chance.happens(0.12);
  const fields = listEdit(world, row.key);
  if (deletes) world.ledger.deleted.add(row.key);
  const reply = deletes
    ? await world.graph('editor', 'DELETE', url)
    : await world.graph('editor', 'PATCH', `${url}/fields`, fields);
  world.counts.add(deletes ? 'items deleted by hand' : 'items edited by hand');
  world.trace.note(
    `an editor ${deletes ? 'deletes' : `edits ${JSON.stringify(fields)} of`} item ${row.remoteId} (${row.key}): ${reply.status}`,
  );
};

/** The list of bookings says what the rosters say, whatever people do to it by hand. */
export const editBookings = async (world: World): Promise<void> => {
  const { chance, trace, counts, graph, places } = world;
  const row = standingOf(world, 'bookingList');
  if (!row) return;
  const url = `${places.bookingList}/items/${row.remoteId}`;
  const copy = { fields: { Title: 'A copy', Key: `${row.key.slice(0, -5)}COPY${chance.whole(1, 9)}` } };
  const deed = chance.weighted([
    [3, 'edits'],
    [2, 'deletes'],
    [1, 'copies'],
  ] as const);
  const reply =
    deed === 'edits'
      ? await graph('editor', 'PATCH', `${url}/fields`, { State: 'waiting' })
      : deed === 'deletes'
        ? await graph('editor', 'DELETE', url)
        : await graph('editor', 'POST', `${places.bookingList}/items`, copy);
  counts.add('items of bookings touched by hand');
  trace.note(`an editor ${deed} item ${row.remoteId} of the booking ${row.key}: ${reply.status}`);
};

const entryEdit = (world: World, key: string): Record<string, unknown> => {
  const { chance } = world;
  const event = world.tables.events.rows.get(key)?.value;
  const times = event && moved(world, event.start, event.end);
  const moment = (instant: string) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' });
  return chance.weighted<Record<string, unknown>>([
    [4, { subject: `Edited in Outlook ${chance.whole(1, 999)}` }],
    [
      4,
      times && !event.allDay
        ? { start: moment(times.start), end: moment(times.end) }
        : { subject: 'Renamed' },
    ],
    [2, { location: { displayName: chance.of(['Room 7', 'The Forum', '']) } }],
    [1, { categories: ['Red'], subject: `Coloured ${chance.whole(1, 99)}` }],
    [1, { body: { contentType: 'html', content: '<p>All rewritten</p>' } }],
  ]);
};

export const editCalendar = async (world: World): Promise<void> => {
  const row = standingOf(world, 'calendar');
  if (!row) return;
  const url = `/users/${encodeURIComponent(mailbox)}/events/${encodeURIComponent(row.remoteId)}`;
  const deed = world.chance.weighted([
    [8, 'edits'],
    [1, 'deletes'],
    [1, 'cancels'],
  ] as const);
  const change = entryEdit(world, row.key);
  if (deed !== 'edits') world.ledger.deleted.add(row.key);
  const reply =
    deed === 'edits'
      ? await world.graph('editor', 'PATCH', url, change)
      : deed === 'deletes'
        ? await world.graph('editor', 'DELETE', url)
        : await world.graph('editor', 'POST', `${url}/cancel`, { Comment: 'by hand' });
  world.ledger.confuses(row.key);
  world.counts.add(`entries: editor ${deed}`);
  world.trace.note(
    `an editor ${deed} entry of ${row.key} ${deed === 'edits' ? JSON.stringify(change) : ''}: ${reply.status}`,
  );
};

type Question = { id: string; eventId: string };

/** An editor looks at the page and answers one question, or all of them. */
export const answerQuestions = async (world: World, all = false): Promise<void> => {
  const { host, chance, trace, counts } = world;
  const reply = await host.call('GET', '/api/sync', { token: editorToken });
  if (reply?.status !== 200) return;
  const questions: Question[] = JSON.parse(reply.body).questions;
  if (questions.length === 0) return;
  for (const { id, eventId } of all ? questions : [chance.of(questions)]) {
    const answer = chance.of(['keep', 'putBack']);
    const answered = await host.call('POST', `/api/sync/questions/${id}`, {
      token: editorToken,
      body: JSON.stringify({ answer }),
    });
    counts.add('questions answered');
    trace.note(`an editor answers about ${eventId}: ${answer}, ${answered?.status ?? 'no answer'}`);
  }
};
