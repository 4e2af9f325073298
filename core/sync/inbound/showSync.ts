/** What editors and administrators see of synchronising: how it goes, what waits for them, what they should know. */
import type { Deps } from '../../deps.ts';
import { fail, type Result, succeed } from '../../errors.ts';
import type { Instant } from '../../events/event.ts';
import type { Principal } from '../../people/person.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import { mayDecide } from './answerQuestion.ts';
import { type SyncLine, wayIn, wayOut } from './health.ts';
import type { SyncNotice, SyncQuestion } from './question.ts';

type ShowDeps = Pick<Deps, 'clock' | 'outbox' | 'desk' | 'readings'>;

type SyncView = {
  now: Instant;
  lines: SyncLine[];
  /** Oldest first. */
  questions: SyncQuestion[];
  /** Newest first. */
  notices: SyncNotice[];
};

/** More waiting than this is told as this many. */
const mostMarks = 1000;
const noticeSeconds = 30 * 86_400;
const mostNotices = 50;

/** Fails with `forbidden`. */
export const showSync = async (
  deps: ShowDeps,
  { principal }: { principal: Principal },
): Promise<Result<SyncView>> => {
  if (!mayDecide(principal)) return fail('forbidden', 'Only editors may see this.');
  const now = instantOf(deps.clock.now());
  const [marks, stored, notices, list, calendar] = await Promise.all([
    deps.outbox.stale(addSeconds(now, 1), mostMarks),
    deps.desk.openQuestions(),
    deps.desk.noticesSince(addSeconds(now, -noticeSeconds)),
    deps.readings.get('list'),
    deps.readings.get('calendar'),
  ]);
  const questions = stored.map(({ value }) => value);
  const asked = (source: SyncQuestion['source']): number =>
    questions.filter((question) => question.source === source).length;
  return succeed({
    now,
    lines: [
      wayOut('events', marks, now),
      wayOut('bookings', marks, now),
      wayIn('list', list, asked('list'), now),
      wayIn('calendar', calendar, asked('calendar'), now),
    ],
    questions: questions.sort((a, b) => a.askedAt.localeCompare(b.askedAt)),
    notices: notices.sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostNotices),
  });
};
