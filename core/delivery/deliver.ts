/** One message to one person, noted in the ledger as soon as its answer is there. */
import type { Issue } from '../digests/issue.ts';
import type { Instant } from '../events/event.ts';
import type { Person } from '../people/person.ts';
import { usualPreferences } from '../people/preferences.ts';
import type { Entry } from '../people/roll.ts';
import { takeUnasked } from '../people/unasked.ts';
import { addDays } from '../time/days.ts';
import { nextSendable } from '../time/schoolDays.ts';
import { addSeconds, dayOf, instantOf, localMidnight, ukZone } from '../time/zones.ts';
import { afterAttempt } from './afterAttempt.ts';
import type { ChatOutcome } from './chat.ts';
import type { Changing, Delivery } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Dispatch } from './dispatch.ts';
import { whenInTime, whyNoMail } from './fate.ts';
import { monthlyAfter } from './habits.ts';
import { cardFor, mailFor } from './render.ts';

type Task = {
  issue: Issue;
  dispatch: Dispatch;
  row: Delivery;
  /** Null where the person is not in the roll any more. */
  entry: Entry | undefined;
  mayGoOn: () => Promise<boolean>;
};

const tenantOf = (person: string): string => person.slice(0, person.indexOf(':'));

const throughTeams = async (deps: DeliveryDeps, task: Task, person: Person): Promise<ChatOutcome | null> => {
  await deps.pace.turn(tenantOf(task.row.person));
  // It may have been paused while this one waited for its turn.
  if (!(await task.mayGoOn())) return null;
  const card = await cardFor(deps, { ...task, person });
  const { dispatch, row } = task;
  if (!dispatch.change) return deps.chat.send(row.person, card);
  return row.activityId === null
    ? { status: 'unreachable', reason: 'notFound' }
    : deps.chat.replace(row.person, row.activityId, card);
};

const byMail = async (deps: DeliveryDeps, task: Task, entry: Entry): Promise<Partial<Changing>> => {
  const at = instantOf(deps.clock.now());
  const against = whyNoMail(entry);
  if (against) return { state: 'failed', whyNotMail: against, at };
  const outcome = await deps.mailer.send(await mailFor(deps, { ...task, person: entry.person }));
  if (outcome.status !== 'done') return { state: 'failed', whyNotMail: 'mailRefused', at };
  return { state: task.row.route === 'mail' ? 'sent' : 'movedToMail', at };
};

/** News within so many seconds of others would be one message, had they come together. */
const apartSeconds = 1800;

/** When news may come to somebody who has just had some, or enough for today; null when they may come now. */
const waitsItsTurn = async (
  { once, schoolCalendar }: Pick<DeliveryDeps, 'once' | 'schoolCalendar'>,
  { issue, row }: Task,
  { preferences }: Entry,
  now: Instant,
): Promise<Instant | null> => {
  // Counted when it is first tried: trying again is not another message.
  if (issue.kind === 'digest' || row.attempts > 0) return null;
  if (!(await once.first(`news to ${row.person}`, apartSeconds)))
    return nextSendable(addSeconds(now, apartSeconds), preferences, schoolCalendar);
  if (await takeUnasked(once, row.person, now)) return null;
  const tomorrow = localMidnight(addDays(dayOf(now, ukZone), 1), ukZone);
  return nextSendable(tomorrow, preferences, schoolCalendar);
};

/** Nobody is told for the first time what was taken back. */
const nothingLeft = ({ issue, row }: Task): boolean =>
  issue.items.every(({ id, withdrawn }) => withdrawn !== null || !row.items.includes(id));

const decide = async (deps: DeliveryDeps, task: Task): Promise<Partial<Changing> | null> => {
  const { row, entry, dispatch } = task;
  const now = instantOf(deps.clock.now());
  if (!entry) return { state: 'failed', whyNotChat: 'notFound', at: now };
  if (!dispatch.change) {
    if (nothingLeft(task)) return { state: 'failed', whyNotChat: 'withdrawn', at: now };
    if (entry.preferences.rhythm === 'never') return { state: 'failed', whyNotChat: 'choseNever', at: now };
    // Planned before quiet began, or before they took a break.
    const notBefore = whenInTime(entry, dispatch.again?.at ?? dispatch.startedAt, deps.schoolCalendar, now);
    if (notBefore === null) return { state: 'failed', whyNotChat: 'resting', at: now };
    if (notBefore > now) return { notBefore };
    const waits = await waitsItsTurn(deps, task, entry, now);
    if (waits) return { notBefore: waits };
  }
  if (row.route === 'mail') return byMail(deps, task, entry);
  const outcome = await throughTeams(deps, task, entry.person);
  if (!outcome) return null;
  const { change, moved } = afterAttempt(deps.ids, row, outcome, instantOf(deps.clock.now()));
  if (!moved) return change;
  // A card that cannot be changed stays as it is: the report says so, and nobody is mailed unasked.
  if (dispatch.change) return { ...change, state: 'failed' };
  return { ...change, ...(await byMail(deps, task, entry)) };
};

/** Whoever let so many pass gets them once a month from now on; the message that has just gone says so. Whoever wants them weekly after all keeps them so. */
const comeSeldomer = async (deps: DeliveryDeps, { row, issue }: Task): Promise<void> => {
  if (issue.kind !== 'digest' || row.passed !== monthlyAfter) return;
  const stored = await deps.preferences.get(row.person);
  const preferences = stored?.value ?? usualPreferences;
  // A choice that was made meanwhile stands.
  if (preferences.rhythm !== 'weekly') return;
  await deps.preferences.put(row.person, { ...preferences, rhythm: 'monthly' }, stored?.etag ?? null);
  const at = instantOf(deps.clock.now());
  await deps.audit.record([
    { at, who: 'service', what: 'preferences.lowered', subject: row.person, detail: 'monthly' },
  ]);
};

/** Whether it has gone, by whichever way. What fails for a reason of our own is tried again, and thrown. */
export const deliver = async (deps: DeliveryDeps, task: Task): Promise<boolean> => {
  if (!(await task.mayGoOn())) return false;
  let change: Partial<Changing> | null;
  try {
    change = await decide(deps, task);
  } catch (error) {
    const now = instantOf(deps.clock.now());
    const put = afterAttempt(deps.ids, task.row, { status: 'retry', afterSeconds: 60 }, now);
    await deps.ledger.note(
      task.row,
      put.moved ? { state: 'failed', whyNotChat: 'gaveUp', at: now } : put.change,
    );
    throw error;
  }
  if (!change) return false;
  await deps.ledger.note(task.row, change);
  const gone = change.state === 'sent' || change.state === 'movedToMail';
  if (gone && !task.dispatch.change) await comeSeldomer(deps, task);
  return gone;
};
