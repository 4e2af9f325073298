import type { FeedRequest, FeedsReply, Me } from '#core/contract/api.ts';
import { aFeedView } from './aFeedView.ts';
import { type Answer, problem } from './answer.ts';
import { areas, tellingTime } from './programme.ts';

type FeedRequestToService = {
  feeds: FeedsReply['feeds'];
  method: string;
  id: string | undefined;
  me: Me;
  body: Buffer;
};

/** Two calendars that are read, one of them in trouble. */
export const someFeeds = (): FeedsReply['feeds'] => [
  aFeedView(),
  aFeedView({
    id: 'feed00000002',
    name: 'Sports partnership',
    url: 'https://sports.example/calendar.ics',
    state: 'failing',
    failures: 4,
    problem: 'The server is in trouble (500).',
    refusals: ['Sports day: The end is missing.'],
  }),
];

/** Keeps the list; an address that is new waits to be read. */
export function answerFeeds({ feeds, method, id, me, body }: FeedRequestToService): Answer {
  if (!me.roles.includes('editor')) return problem(403, 'forbidden', 'Only editors choose calendars.');
  if (method === 'DELETE')
    feeds.splice(
      feeds.findIndex((feed) => feed.id === id),
      1,
    );
  if (method === 'POST') {
    const asked: FeedRequest = JSON.parse(body.toString());
    if (!asked.url.startsWith('https://'))
      return problem(400, 'invalid', 'The address must begin with https:// or webcal://.');
    const known = feeds.find((feed) => feed.url === asked.url);
    if (known) Object.assign(known, asked, { state: asked.enabled ? 'reading' : 'paused' });
    else feeds.push(aFeedView({ ...asked, id: 'feed00000009', state: 'waiting', lastSuccess: null }));
  }
  return { status: 200, body: { now: tellingTime, areas, feeds } satisfies FeedsReply };
}
