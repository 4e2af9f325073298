import type { Me, SyncReply } from '#core/contract/api.ts';
import { type Answer, problem } from './answer.ts';
import { tellingTime } from './programme.ts';

const someHealth = (): NonNullable<SyncReply['health']> => ({
  lines: [
    { what: 'events', state: 'working', lastGood: tellingTime, waiting: 0, needsYou: 0, reason: null },
    {
      what: 'bookings',
      state: 'slow',
      lastGood: '2026-11-24T07:31:00Z',
      waiting: 14,
      needsYou: 0,
      reason: 'Outlook asked us to wait.',
    },
    { what: 'list', state: 'needsYou', lastGood: tellingTime, waiting: 0, needsYou: 1, reason: null },
    { what: 'calendar', state: 'working', lastGood: tellingTime, waiting: 0, needsYou: 0, reason: null },
    { what: 'feeds', state: 'needsYou', lastGood: tellingTime, waiting: 0, needsYou: 1, reason: null },
    { what: 'mails', state: 'needsYou', lastGood: null, waiting: 2, needsYou: 1, reason: null },
  ],
  reconciliations: [
    {
      source: 'list',
      nightly: { at: '2026-11-24T02:15:45Z', found: 3, asked: 1 },
      wholeAt: '2026-11-21T02:15:45Z',
    },
    { source: 'calendar', nightly: null, wholeAt: null },
    {
      source: 'bookings',
      nightly: { at: '2026-11-24T02:16:10Z', found: 0, asked: 0 },
      wholeAt: '2026-11-21T02:16:10Z',
    },
  ],
  subscriptions: [
    { source: 'list', state: 'on', expiresAt: '2026-12-22T09:00:00Z' },
    { source: 'calendar', state: 'off', expiresAt: null },
  ],
  stopped: [
    {
      id: 'stopped00001',
      queue: 'mails',
      about: 'mail B7K2Q',
      reason: 'Outlook does not take it: refused, 400 ErrorInvalidRecipients.',
      at: '2026-11-24T07:20:00Z',
      state: 'stopped',
      reference: 'S-STOPP',
      again: true,
    },
  ],
  failingFeeds: [
    {
      id: 'f00000000001',
      name: 'Teaching school hub',
      failures: 4,
      problem: 'The server did not answer in time.',
      lastSuccess: '2026-11-20T07:00:00Z',
    },
  ],
});

/** One edit that waits for an answer, one that was put back, and Outlook that asks us to wait. */
export const aSyncReply = (): SyncReply => ({
  now: tellingTime,
  paused: null,
  decides: true,
  health: someHealth(),
  questions: [
    {
      id: 'q00000000001',
      eventId: 'e00000000006',
      title: 'Collaborative meeting',
      source: 'list',
      editor: { name: 'Sam Editor', email: 'sam@norfolk.example' },
      changes: [
        {
          field: 'when',
          before: 'Tuesday 1 December 2026, 2pm to 4pm',
          after: 'Tuesday 1 December 2026, 3pm to 4pm',
        },
      ],
      people: 14,
      askedAt: '2026-11-24T07:50:00Z',
      state: 'open',
      answer: null,
      decidedBy: null,
    },
  ],
  notices: [
    {
      id: 'n00000000001',
      at: '2026-11-20T10:00:00Z',
      eventId: 'e00000000005',
      title: 'New Horizons',
      source: 'calendar',
      editor: null,
      kind: 'putBack',
      text: 'Put back: end. The end is before the start.',
    },
  ],
});

type SyncRequest = {
  sync: SyncReply;
  method: string;
  /** `questions`, `stopped` or `pause`; nothing to look. */
  noun: string | undefined;
  id: string | undefined;
  me: Me;
  body: Buffer;
};

/** Answers a question by taking it off the list, tries a stopped message again, pauses and goes on. */
export function answerSync({ sync, method, noun, id, me, body }: SyncRequest): Answer {
  const runs = me.roles.includes('administrator');
  const decides = me.roles.includes('editor');
  if (!runs && !decides) return problem(403, 'forbidden', 'Only editors and administrators may see this.');
  if (noun === 'drift.csv')
    return {
      status: 200,
      body: '\uFEFFWhen,Where\r\n2026-11-24 02:15,SharePoint list\r\n',
      type: 'text/csv',
    };
  if (method === 'POST' && noun === 'questions')
    sync.questions = sync.questions.filter((question) => question.id !== id);
  const stopped = sync.health?.stopped.find((one) => one.id === id);
  if (method === 'POST' && noun === 'stopped' && stopped) {
    stopped.state = 'tryingAgain';
    stopped.again = false;
  }
  if (method === 'POST' && noun === 'pause') {
    const { paused } = JSON.parse(body.toString()) as { paused: boolean };
    sync.paused = paused ? { since: tellingTime, by: { key: me.key, name: me.name } } : null;
  }
  return { status: 200, body: { ...sync, decides, health: runs ? sync.health : null } };
}
