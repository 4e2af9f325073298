import type { Me, SyncReply } from '#core/contract/api.ts';
import { type Answer, problem } from './answer.ts';
import { tellingTime } from './programme.ts';

/** One edit that waits for an answer, one that was put back, and Outlook that asks us to wait. */
export const aSyncReply = (): SyncReply => ({
  now: tellingTime,
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
  ],
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

type SyncRequest = { sync: SyncReply; method: string; question: string | undefined; me: Me };

/** Answers a question by taking it off the list. */
export function answerSync({ sync, method, question, me }: SyncRequest): Answer {
  if (!me.roles.includes('editor')) return problem(403, 'forbidden', 'Only editors may see this.');
  if (method === 'POST') sync.questions = sync.questions.filter(({ id }) => id !== question);
  return { status: 200, body: sync };
}
