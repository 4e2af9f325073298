/** What editors see of synchronising (what waits for them, what they should know), and administrators besides (how it goes). */
import type { Deps } from '../../deps.ts';
import { fail, type Result, succeed } from '../../errors.ts';
import type { Instant } from '../../events/event.ts';
import type { Principal } from '../../people/person.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import { whyOver } from '../inbound/lapseQuestions.ts';
import { mayDecide } from '../inbound/mayDecide.ts';
import type { SyncNotice, SyncQuestion } from '../inbound/question.ts';
import { type Health, type HealthDeps, healthOf } from './healthOf.ts';
import { mayRun } from './mayRun.ts';
import type { Pause } from './pause.ts';

type ShowDeps = HealthDeps & Pick<Deps, 'clock' | 'desk' | 'pauses' | 'events'>;

type SyncView = {
  now: Instant;
  /** Null while everything runs. */
  paused: Pause | null;
  /** For administrators; null for others. */
  health: Health | null;
  /** Whether the reader decides about the questions. */
  decides: boolean;
  /** Oldest first. */
  questions: SyncQuestion[];
  /** Newest first. */
  notices: SyncNotice[];
};

const noticeSeconds = 30 * 86_400;
const mostNotices = 50;

/** Fails with `forbidden`. */
export const showSync = async (
  deps: ShowDeps,
  { principal }: { principal: Principal },
): Promise<Result<SyncView>> => {
  const runs = mayRun(principal);
  const decides = mayDecide(principal);
  if (!runs && !decides) return fail('forbidden', 'Only editors and administrators may see this.');
  const now = instantOf(deps.clock.now());
  const [open, notices, paused] = await Promise.all([
    deps.desk.openQuestions(),
    deps.desk.noticesSince(addSeconds(now, -noticeSeconds)),
    deps.pauses.get(),
  ]);
  const stored = open.map(({ value }) => value);
  const questions = (await whyOver(deps, stored, now))
    .filter(({ over }) => over === null)
    .map(({ question }) => question);
  return succeed({
    now,
    paused,
    health: runs ? await healthOf(deps, { questions, paused: paused !== null, now }) : null,
    decides,
    questions: questions.sort((a, b) => a.askedAt.localeCompare(b.askedAt)),
    notices: notices.sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostNotices),
  });
};
