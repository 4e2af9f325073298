import type { Me } from '#core/contract/api.ts';
import type { Erasing, ErasuresReply, HeldReply } from '#core/contract/personalData.ts';
import { type Answer, problem } from './answer.ts';
import { tellingTime } from './programme.ts';

const of = 10;

export type PersonalData = {
  held: HeldReply['held'];
  /** The reader's own erasure. Each look at it is a step. */
  erasing: Erasing | null;
  erasures: ErasuresReply['erasures'];
  tidying: ErasuresReply['tidying'];
};

const done = (n: number) => `2026-11-${n}T10:00:00Z`;

export const personalDataAtStart = (): PersonalData => ({
  held: [
    {
      name: 'You and your preferences',
      facts: [{ Account: 't:member', Name: 'Head teacher', 'E-mail': 'member@norfolk.example' }],
    },
    {
      name: 'Bookings',
      facts: [
        {
          Event: 'Writing in Years 5 and 6',
          Starts: '2026-11-26T16:00:00Z',
          State: 'going',
          Reference: 'B7K2Q',
        },
        { Event: 'Maths network', Starts: '2026-12-03T16:00:00Z', State: 'waiting', Reference: 'C3M4P' },
      ],
    },
    { name: 'Digests we sent you', facts: [] },
  ],
  erasing: null,
  erasures: [
    { id: 'e1', name: null, byThemselves: true, askedAt: done(12), at: done(12), done: of, of },
    { id: 'e2', name: null, byThemselves: false, askedAt: done(11), at: done(11), done: of, of },
  ],
  tidying: {
    at: '2026-11-23T02:20:00Z',
    removed: { bookings: 12, deliveries: 1480, trail: 0 },
    waiting: 2,
    complete: true,
  },
});

type DataRequest = { data: PersonalData; method: string; noun: string; url: URL; me: Me; body: Buffer };

/** One's own data under `/api/me`, and what administrators do at `/api/erasures`. */
export function answerPersonalData({ data, method, noun, url, me, body }: DataRequest): Answer {
  if (noun === 'data') return { status: 200, body: { now: tellingTime, me, held: data.held } };
  if (noun === 'data.html') return { status: 200, body: '<!doctype html><h1>Held</h1>', type: 'text/html' };
  if (noun === 'erasure') {
    if (method === 'POST') data.erasing = { id: 'e3', askedAt: tellingTime, done: 2, of };
    const erasing = data.erasing;
    data.erasing = erasing && erasing.done < of - 4 ? { ...erasing, done: erasing.done + 4 } : null;
    return { status: 200, body: { now: tellingTime, erasing } };
  }
  if (!me.roles.includes('administrator'))
    return problem(403, 'forbidden', 'Only administrators erase people.');
  const people = [{ key: 't:lead', name: 'Task-group lead', email: 'lead@norfolk.example' }];
  if (method === 'POST') {
    const { key } = JSON.parse(body.toString()) as { key: string };
    const person = people.find((one) => one.key === key);
    if (!person) return problem(404, 'notFound', 'We know nobody of that name or address any more.');
    data.erasures.unshift({
      id: 'e4',
      name: person.name,
      byThemselves: false,
      askedAt: tellingTime,
      at: tellingTime,
      done: 3,
      of,
    });
  }
  const words = url.searchParams.get('q')?.toLowerCase();
  const found = words ? people.filter(({ name }) => name.toLowerCase().includes(words)) : [];
  return {
    status: 200,
    body: { now: tellingTime, me, found, erasures: data.erasures, tidying: data.tidying },
  };
}
