/** Answers as the service does, from memory: enough of the rules to walk through the pages, none of the real ones. */
import type { EventView, ImportReply, Me } from '#core/contract/api.ts';
import { inDetail } from './anEvent.ts';
import { aPreview, aRun } from './anImport.ts';
import { areas, programme, tellingTime } from './programme.ts';

export type Answer = { status: number; body: unknown; type?: string };

export type Service = {
  events: EventView[];
  /** Requests received, such as `POST /api/events/e00000000005/booking`. */
  received: string[];
  /** Set to refuse every request with this answer. */
  refuse: Answer | null;
  answer(method: string, url: URL, token: string, body: Buffer): Answer;
};

const problem = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message, reference: 'NLC-4F7QK' } },
});

/** The token names the person: `editor` edits, anybody else is a member. */
const personOf = (token: string): Me => ({
  key: `t:${token}`,
  name: token === 'editor' ? 'Council editor' : 'Head teacher',
  email: `${token}@norfolk.example`,
  roles: token === 'editor' ? ['editor'] : [],
});

export function createService(): Service {
  const imports = new Map<string, ImportReply>();
  const service: Service = {
    events: programme(),
    received: [],
    refuse: null,
    answer(method, url, token, body) {
      service.received.push(`${method} ${url.pathname}`);
      if (!token) return problem(401, 'unauthenticated', 'Sign in first.');
      if (service.refuse) return service.refuse;
      const me = personOf(token);
      const [, , noun, id, deed] = url.pathname.split('/');
      if (noun === 'bookings')
        return {
          status: 200,
          body: { now: tellingTime, events: service.events.filter((event) => event.booking) },
        };
      if (noun === 'imports') return answerImport(imports, method, url, id, deed, me, body);
      if (noun !== 'events') return problem(404, 'notFound', 'There is nothing here.');
      if (!id) return list(service.events, url, me);
      const event = service.events.find((candidate) => candidate.id === id);
      if (!event) return problem(404, 'notFound', 'This event is no longer listed.');
      if (deed === 'calendar.ics')
        return {
          status: 200,
          body: `BEGIN:VCALENDAR\r\nUID:${id}\r\nEND:VCALENDAR\r\n`,
          type: 'text/calendar',
        };
      const guest = body.length > 2 && JSON.parse(body.toString()).guest;
      if (deed === 'booking' && !guest) changeBooking(event, method);
      return { status: 200, body: { now: tellingTime, me, event: inDetail(event, description) } };
    },
  };
  return service;
}

function list(events: EventView[], url: URL, me: Me): Answer {
  const from = url.searchParams.get('from') ?? '2026-11-24T00:00:00Z';
  const to = url.searchParams.get('to') ?? '2027-01-19T00:00:00Z';
  const shown = events.filter((event) => event.end > from && event.start < to);
  return { status: 200, body: { now: tellingTime, from, to, me, areas, events: shown } };
}

function changeBooking(event: EventView, method: string): void {
  if (method === 'DELETE') {
    event.booking = null;
    return;
  }
  const waits = event.placesLeft === 0 && event.booking?.state !== 'offered';
  event.booking = {
    state: waits ? 'waiting' : 'going',
    reference: 'B7K2Q',
    position: waits ? 4 : null,
    offeredUntil: null,
  };
}

function answerImport(
  imports: Map<string, ImportReply>,
  method: string,
  url: URL,
  id: string | undefined,
  deed: string | undefined,
  me: Me,
  body: Buffer,
): Answer {
  if (!me.roles.includes('editor')) return problem(403, 'forbidden', 'Only editors import programmes.');
  const name = url.searchParams.get('name') ?? '';
  if (!id && body.length === 0) return problem(422, 'unreadable', 'The file is empty.');
  if (!id) {
    const made: ImportReply = { run: aRun({ fileName: name }), preview: aPreview() };
    imports.set(made.run.id, { ...made, preview: null });
    return { status: 201, body: made };
  }
  const known = imports.get(id);
  if (!known) return problem(404, 'notFound', 'This import is not known.');
  const run = known.run;
  if (deed === 'apply' && method === 'POST') Object.assign(run, { state: 'applying', done: 0 });
  else if (run.state === 'applying') {
    run.done = Math.min(run.total, run.done + 6);
    if (run.done === run.total) run.state = 'applied';
  }
  return { status: deed === 'apply' ? 202 : 200, body: known };
}

const description = `An hour for everybody who teaches writing in Years 5 and 6.

Bring one piece of work that surprised you. We look at what it shows about sentence control, and at what to try next.

The meeting has live captions. Slides come the day before.`;
