/** What an administrator does about an alert from their chat: say that they are on it, or have what stopped tried again. */
import type { Deps } from '../../deps.ts';
import { fail, type Result, succeed } from '../../errors.ts';
import type { Principal } from '../../people/person.ts';
import { instantOf } from '../../time/zones.ts';
import { type HealthDeps, healthOf } from '../health/healthOf.ts';
import { mayRun } from '../health/mayRun.ts';
import { tryAgain } from '../health/tryAgain.ts';
import { type Alert, changeAlert } from './alert.ts';
import { partOf } from './faultsOf.ts';

type Answer = { principal: Principal; id: string };

const notYours = fail('forbidden', 'Only administrators may do this.');
const gone = fail('notFound', 'This alert is over, and was forgotten.');

/** The first who says so stays; saying it twice changes nothing. Fails with `forbidden` and `notFound`. */
export const ownAlert = async (
  deps: Pick<Deps, 'clock' | 'alerts'>,
  { principal, id }: Answer,
): Promise<Result<Alert>> => {
  if (!mayRun(principal)) return notYours;
  const at = instantOf(deps.clock.now());
  const { key, name } = principal;
  const changed = await changeAlert(deps.alerts, id, (alert) =>
    alert.state !== 'raised' || alert.owner !== null
      ? null
      : { ...alert, owner: { key, name, at }, revision: alert.revision + 1, at },
  );
  const alert = changed ?? (await deps.alerts.get(id))?.value;
  return alert ? succeed(alert) : gone;
};

type RetryDeps = HealthDeps & Pick<Deps, 'clock' | 'alerts' | 'audit'>;

/**
 * Puts what stopped in the alert's parts back on its queue and reads calendars that fail once more. Answers how many that
 * were; pressed again at once there is nothing left to try. Fails with `forbidden` and `notFound`.
 */
export const retryAlert = async (
  deps: RetryDeps,
  { principal, id }: Answer,
): Promise<Result<{ alert: Alert; tried: number }>> => {
  if (!mayRun(principal)) return notYours;
  const alert = (await deps.alerts.get(id))?.value;
  if (!alert) return gone;
  const parts = new Set(alert.faults.filter(({ fixedAt }) => fixedAt === null).map(({ what }) => what));
  const now = instantOf(deps.clock.now());
  const { stopped, failingFeeds } = await healthOf(deps, { questions: [], paused: false, now });
  let tried = 0;
  for (const message of stopped) {
    if (!message.again || !parts.has(partOf(message))) continue;
    if ((await tryAgain(deps, { principal, id: message.id })).ok) tried += 1;
  }
  if (parts.has('feeds'))
    for (const feed of failingFeeds) {
      await deps.workQueues.putBack('feeds', JSON.stringify({ v: 1, feedId: feed.id }));
      tried += 1;
    }
  return succeed({ alert, tried });
};
