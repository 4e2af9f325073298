/** How synchronising and delivery go, gathered from the stores. */
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../events/event.ts';
import { type Feed, feedState } from '../../feeds/feed.ts';
import { addSeconds } from '../../time/zones.ts';
import type { Reading } from '../inbound/following.ts';
import type { ChangeSource, ComparedSource } from '../inbound/ports.ts';
import type { SyncQuestion } from '../inbound/question.ts';
import type { StandingMark } from '../ports.ts';
import { feedsIn, mailsOut, pausedLine, type SyncLine, wayIn, wayOut } from './lines.ts';
import { stillStopped } from './stillStopped.ts';
import type { StoppedMessage } from './stopped.ts';
import { mayBeTried } from './tryAgain.ts';

export type HealthDeps = Pick<
  Deps,
  'outbox' | 'readings' | 'subscriptions' | 'stopped' | 'workQueues' | 'feeds' | 'imports'
>;

/** Who tells us when something changes over there. `off`: nobody, so that changes are found by looking every minute. */
type SubscriptionState = {
  source: ChangeSource;
  state: 'on' | 'off';
  expiresAt: Instant | null;
};

type Reconciliation = {
  source: ComparedSource;
  /** Our notes against the truth, every night; null before the first. */
  nightly: { at: Instant; found: number; asked: number } | null;
  /** When everything over there was last looked at; null when that is due. */
  wholeAt: Instant | null;
};

export type Health = {
  lines: SyncLine[];
  reconciliations: Reconciliation[];
  subscriptions: SubscriptionState[];
  /** Newest first. `again`: whether it may be tried again now. */
  stopped: (StoppedMessage & { again: boolean })[];
  /** Calendars on the web that fail, by name. */
  failingFeeds: Pick<Feed, 'id' | 'name' | 'failures' | 'problem' | 'lastSuccess'>[];
};

/** Queues that carry messages to people. */
const messageQueues = ['mails', 'tellings', 'deliveries'] as const;

const waitingIn = async (
  { workQueues }: Pick<Deps, 'workQueues'>,
  queues: readonly StoppedMessage['queue'][],
): Promise<number> =>
  (await Promise.all(queues.map((queue) => workQueues.waiting(queue)))).reduce((sum, one) => sum + one, 0);

/** More waiting than this is told as this many. */
const mostMarks = 1000;

const subscriptionOf = async (
  deps: Pick<Deps, 'subscriptions'>,
  now: Instant,
): Promise<SubscriptionState[]> => {
  const known = await deps.subscriptions.all();
  return (['list', 'calendar'] as const).map((source) => {
    const one = known.find((subscription) => subscription.source === source);
    const stands = one !== undefined && one.id !== null && one.expiresAt > now;
    return { source, state: stands ? 'on' : 'off', expiresAt: stands ? one.expiresAt : null };
  });
};

const reconciliationOf = ({ source, drift, comparedAt }: Reading): Reconciliation => ({
  source,
  nightly: drift,
  wholeAt: comparedAt,
});

type Seen = {
  marks: readonly StandingMark[];
  list: Reading;
  calendar: Reading;
  feeds: readonly Feed[];
  stopped: readonly StoppedMessage[];
  questions: readonly SyncQuestion[];
  /** Messages on their way, to people and to the worker that reads calendars. */
  waiting: { messages: number; feeds: number };
};

/** What goes out, what comes in and what people are told, one line each. */
const linesOf = (
  { marks, list, calendar, feeds, stopped, questions, waiting }: Seen,
  now: Instant,
): SyncLine[] => {
  const stoppedOf = (queue: StoppedMessage['queue'], about = ''): number =>
    stopped.filter((one) => one.queue === queue && one.about.startsWith(about)).length;
  const stoppedOut = (about: string): number => stoppedOf('project', about) + stoppedOf('turns', about);
  const asked = (source: ChangeSource): number =>
    questions.filter((question) => question.source === source).length + stoppedOf('changes', source);
  const stoppedMessages = messageQueues.reduce((sum, queue) => sum + stoppedOf(queue), 0);
  return [
    wayOut('events', marks, stoppedOut('event') + stoppedOf('imports'), now),
    wayOut('bookings', marks, stoppedOut('bookings'), now),
    wayIn('list', list, asked('list'), now),
    wayIn('calendar', calendar, asked('calendar'), now),
    feedsIn(feeds, waiting.feeds, stoppedOf('feeds'), now),
    mailsOut(waiting.messages, stoppedMessages, now),
  ];
};

export const healthOf = async (
  deps: HealthDeps,
  { questions, paused, now }: { questions: readonly SyncQuestion[]; paused: boolean; now: Instant },
): Promise<Health> => {
  const [marks, list, calendar, bookings, subscriptions, records, feeds, messagesWaiting, feedsWaiting] =
    await Promise.all([
      deps.outbox.stale(addSeconds(now, 1), mostMarks),
      deps.readings.get('list'),
      deps.readings.get('calendar'),
      deps.readings.get('bookings'),
      subscriptionOf(deps, now),
      deps.stopped.all(),
      deps.feeds.list(),
      waitingIn(deps, messageQueues),
      deps.workQueues.waiting('feeds'),
    ]);
  const calendars = feeds.map(({ value }) => value);
  const stopped = await stillStopped(
    deps,
    records.map(({ value }) => value),
    { readings: [list, calendar], feeds: calendars },
  );
  const waiting = { messages: messagesWaiting, feeds: feedsWaiting };
  const lines = linesOf({ marks, list, calendar, feeds: calendars, stopped, questions, waiting }, now);
  return {
    lines: paused ? lines.map(pausedLine) : lines,
    reconciliations: [list, calendar, bookings].map(reconciliationOf),
    subscriptions,
    stopped: stopped
      .toSorted((a, b) => b.at.localeCompare(a.at))
      .map((one) => ({ ...one, again: mayBeTried(one, now) })),
    failingFeeds: calendars
      .filter((feed) => feedState(feed) === 'failing')
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
};
