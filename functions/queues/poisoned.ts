/** The poison queues: a message that failed as often as it may is kept with its true reason, and recorded in the trail. */
import { recordUnsentMail } from '#core/bookings/unsentMail.ts';
import {
  changesMessageSchema,
  deliveryMessageSchema,
  erasureMessageSchema,
  feedMessageSchema,
  importMessageSchema,
  mailMessageSchema,
  projectMessageSchema,
  tellingMessageSchema,
} from '#core/contract/queue.ts';
import { noteUnsentMail } from '#core/delivery/noteUnsentMail.ts';
import type { DeliveryTask } from '#core/delivery/ports.ts';
import type { Deps } from '#core/deps.ts';
import { forgetFailure, noteStopped } from '#core/sync/health/noteFailure.ts';
import { referenceOf } from '#core/sync/health/stopped.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import type { ProjectWorkerDeps } from './project.ts';

type PoisonDeps = Pick<Deps, 'clock' | 'ids' | 'audit' | 'imports' | 'stopped'>;
type Report = (sentence: string) => void;

const record = (deps: PoisonDeps, what: string, subject: string, detail: string): Promise<void> =>
  deps.audit.record([{ at: instantOf(deps.clock.now()), who: 'service', what, subject, detail }]);

/** Until somebody may have mended what fails every time. */
const restSeconds = 3600;

type ProjectPoisonDeps = PoisonDeps & Pick<Deps, 'outbox'> & Pick<ProjectWorkerDeps, 'projectLater'>;

/**
 * One subject may hold up the others of its message, so they are tried again one by one. One that fails alone is
 * recorded and rests; its mark still stands, and the sweeper brings it round again.
 * @param queue where the message was
 */
const takeApart =
  (queue: 'project' | 'turns') =>
  (deps: ProjectPoisonDeps) =>
  async (message: unknown, report: Report): Promise<void> => {
    const read = projectMessageSchema.safeParse(message);
    const subjects = read.success ? read.data.subjects : [];
    const until = addSeconds(instantOf(deps.clock.now()), restSeconds);
    await deps.outbox.putOff(await deps.outbox.marks(subjects), until);
    if (subjects.length > 1) {
      report(`${subjects.length} failed every time together and are tried one by one`);
      for (const subject of subjects) await deps.projectLater([subject], 1);
      await forgetFailure(deps, queue, message);
      return;
    }
    const [only] = subjects;
    const name = only ? `${only.kind} ${only.eventId}` : 'queue';
    const { reason } = await noteStopped(deps, queue, message, name);
    report(`a message to project (${name}) failed every time: ${reason}`);
    await record(deps, 'project.failed', name, reason);
  };

export const recordPoisonedProjection = takeApart('project');
export const recordPoisonedTurn = takeApart('turns');

/** The import is marked as failed, so that whoever waits for it learns of it. */
export const recordPoisonedImport =
  (deps: PoisonDeps) =>
  async (message: unknown, report: Report): Promise<void> => {
    const read = importMessageSchema.safeParse(message);
    const importId = read.success ? read.data.importId : 'queue';
    const stopped = await noteStopped(deps, 'imports', message, `import ${importId}`);
    report(`import ${importId} failed every time: ${stopped.reason}`);
    await record(deps, 'import.failed', importId, stopped.reason);
    const run = read.success ? await deps.imports.get(importId) : null;
    if (run && run.state !== 'applied')
      await deps.imports.save({
        ...run,
        state: 'failed',
        problem: `Something on our side went wrong. Quote ${referenceOf(stopped)} when you ask for help.`,
      });
  };

/** An administrator finds in the trail whose place the mail was about, and may have it sent again. */
export const recordPoisonedMail =
  (deps: PoisonDeps & Pick<Deps, 'ledger' | 'dispatches'>) =>
  async (message: unknown, report: Report): Promise<void> => {
    const read = mailMessageSchema.safeParse(message);
    const mail = read.success ? read.data.mail : { about: { eventId: 'queue', reference: null } };
    const { eventId, reference } = mail.about;
    const { reason } = await noteStopped(deps, 'mails', message, `mail ${reference ?? eventId}`);
    report(`a mail failed every time: ${reason}`);
    await recordUnsentMail(deps, mail, reason);
    await noteUnsentMail(deps, mail);
  };

/** The timer brings the feed round again; what is recorded is that reading it fails for a reason of our own. */
export const recordPoisonedFeed =
  (deps: PoisonDeps) =>
  async (message: unknown, report: Report): Promise<void> => {
    const read = feedMessageSchema.safeParse(message);
    const feedId = read.success ? read.data.feedId : 'queue';
    const { reason } = await noteStopped(deps, 'feeds', message, `feed ${feedId}`);
    report(`feed ${feedId} failed every time: ${reason}`);
    await record(deps, 'feed.stuck', feedId, reason);
  };

/** The timer sends another message within a minute, and nothing was passed over; what is recorded is that reading fails. */
export const recordPoisonedChanges =
  (deps: PoisonDeps) =>
  async (message: unknown, report: Report): Promise<void> => {
    const read = changesMessageSchema.safeParse(message);
    const source = read.success ? read.data.source : 'queue';
    const { reason } = await noteStopped(deps, 'changes', message, source);
    report(`the changes of the ${source} failed every time: ${reason}`);
    await record(deps, 'changes.failed', source, reason);
  };

/** The page says it; an administrator may have the editor told again. */
export const recordPoisonedTelling =
  (deps: PoisonDeps) =>
  async (message: unknown, report: Report): Promise<void> => {
    const read = tellingMessageSchema.safeParse(message);
    const tellingId = read.success ? read.data.tellingId : 'queue';
    const { reason } = await noteStopped(deps, 'tellings', message, `telling ${tellingId}`);
    report(`an editor could not be told: ${reason}`);
    await record(deps, 'editor.notTold', tellingId, reason);
  };

/** A channel's own name says nothing to people; the day of its post does. */
const taskName = (task: DeliveryTask): string => {
  if (task.kind === 'post') return `post of ${task.day}`;
  return task.kind === 'count' ? `count of ${task.issue}` : task.dispatch;
};

/** The sweeper brings the dispatch round again every minute or two; what is recorded is that a part of it fails. */
export const recordPoisonedDelivery =
  (deps: PoisonDeps) =>
  async (message: unknown, report: Report): Promise<void> => {
    const read = deliveryMessageSchema.safeParse(message);
    const dispatch = read.success ? taskName(read.data.task) : 'queue';
    const { reason } = await noteStopped(deps, 'deliveries', message, `digest ${dispatch}`);
    report(`sending ${dispatch} failed every time: ${reason}`);
    await record(deps, 'digest.stuck', dispatch, reason);
  };

/** The sweeper brings it round again; what is recorded is that erasing somebody does not go on. */
export const recordPoisonedErasure =
  (deps: PoisonDeps) =>
  async (message: unknown, report: Report): Promise<void> => {
    const read = erasureMessageSchema.safeParse(message);
    const erasure = read.success ? read.data.erasure : 'queue';
    const { reason } = await noteStopped(deps, 'erasures', message, `erasure ${erasure}`);
    report(`erasing failed every time: ${reason}`);
    await record(deps, 'erasure.stuck', erasure, reason);
  };
