/** Answers as the service does, from memory: enough of the rules to walk through the pages, none of the real ones. */
import type { EventView, FeedsReply, ImportReply, Me, SyncReply } from '#core/contract/api.ts';
import type { UpdateView } from '#core/contract/areas.ts';
import { inDetail } from './anEvent.ts';
import { type Answer, problem } from './answer.ts';
import { type Areas, answerAreas, areasAtStart } from './areaService.ts';
import { answerPersonalData, type PersonalData, personalDataAtStart } from './dataService.ts';
import { answerDigests, type Digests, digestsAtStart } from './digestService.ts';
import { answerFeeds, someFeeds } from './feedService.ts';
import { answerImport } from './importService.ts';
import { answerManage, someWaiting } from './manageService.ts';
import { answerPreferences, type KeptPreferences, preferencesAtStart } from './preferenceService.ts';
import { areas, programme, tellingTime } from './programme.ts';
import { someUpdates } from './someAreas.ts';
import { answerSync, aSyncReply } from './syncService.ts';
import { answerUpdates } from './updateService.ts';

export type Service = {
  events: EventView[];
  feeds: FeedsReply['feeds'];
  sync: SyncReply;
  /** What waits on the page Manage, by role. */
  waiting: ReturnType<typeof someWaiting>;
  areas: Areas;
  updates: UpdateView[];
  digests: Digests;
  preferences: KeptPreferences;
  personalData: PersonalData;
  /** Requests received, such as `POST /api/events/e00000000005/booking`. */
  received: string[];
  /** How many changes an import writes between two looks at it. */
  importStep: number;
  /** Set to refuse every request with this answer. */
  refuse: Answer | null;
  answer(method: string, url: URL, token: string, body: Buffer): Answer;
};

/** The token names the person: `editor` edits, `approver` approves, `administrator` administers, `lead` writes for an area, anybody else is a member. */
const personOf = (token: string): Me => ({
  key: `t:${token}`,
  name: names[token] ?? 'Head teacher',
  email: `${token}@norfolk.example`,
  roles: token === 'editor' || token === 'administrator' || token === 'approver' ? [token] : [],
});

const names: Readonly<Record<string, string>> = {
  editor: 'Council editor',
  administrator: 'Administrator',
  approver: 'Council approver',
  lead: 'Task-group lead',
};

export function createService(): Service {
  const imports = new Map<string, ImportReply>();
  let linksMade = 0;
  const service: Service = {
    events: programme(),
    feeds: someFeeds(),
    sync: aSyncReply(),
    waiting: someWaiting(),
    areas: areasAtStart(),
    updates: someUpdates(),
    digests: digestsAtStart(),
    preferences: preferencesAtStart(),
    personalData: personalDataAtStart(),
    received: [],
    importStep: 40,
    refuse: null,
    answer(method, url, token, body) {
      service.received.push(`${method} ${url.pathname}`);
      if (!token) return problem(401, 'unauthenticated', 'Sign in first.');
      if (service.refuse) return service.refuse;
      const me = personOf(token);
      const [, , noun, id, deed] = url.pathname.split('/');
      if (noun === 'areas')
        return answerAreas({ ...service, path: url.pathname.split('/').slice(3), method, me, body });
      if (noun === 'updates')
        return answerUpdates({ ...service, path: url.pathname.split('/').slice(3), method, url, me, body });
      if (noun === 'people')
        return {
          status: 200,
          body: { people: [{ key: 't:lead', name: 'Task-group lead', email: 'lead@norfolk.example' }] },
        };
      if (noun === 'bookings')
        return {
          status: 200,
          body: { now: tellingTime, events: service.events.filter((event) => event.booking) },
        };
      if (noun === 'feeds') return answerFeeds({ feeds: service.feeds, method, id, me, body });
      if (noun === 'digests')
        return answerDigests({ ...service, path: url.pathname.split('/').slice(3), method, url, me, body });
      if (noun === 'me' && id === 'preferences')
        return answerPreferences({ kept: service.preferences, method, deed, me, body });
      const personal = noun === 'erasures' ? noun : id;
      if (noun === 'erasures' || (noun === 'me' && personal && /^(data|erasure)/.test(personal)))
        return answerPersonalData({
          data: service.personalData,
          method,
          noun: personal ?? '',
          url,
          me,
          body,
        });
      if (noun === 'me') {
        if (method === 'DELETE') linksMade += 1;
        const link = `${url.origin}/feeds/my/token-${linksMade}.ics`;
        return { status: 200, body: { url: method === 'POST' ? link : null } };
      }
      if (noun === 'manage') return answerManage({ ...service, me });
      if (noun === 'sync') return answerSync({ sync: service.sync, method, noun: id, id: deed, me, body });
      if (noun === 'imports')
        return answerImport({ imports, step: service.importStep, method, url, id, deed, me, body });
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

const description = `An hour for everybody who teaches writing in Years 5 and 6.

Bring one piece of work that surprised you. We look at what it shows about sentence control, and at what to try next.

The meeting has live captions. Slides come the day before.`;
