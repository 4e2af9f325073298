/** The poison queues: a message that failed as often as it may is recorded in the trail and shown among what people should know. */
import { recordUnsentMail } from '#core/bookings/unsentMail.ts';
import {
  changesMessageSchema,
  feedMessageSchema,
  importMessageSchema,
  mailMessageSchema,
  projectMessageSchema,
} from '#core/contract/queue.ts';
import type { Deps } from '#core/deps.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import type { ProjectWorkerDeps } from './project.ts';

type PoisonDeps = Pick<Deps, 'clock' | 'ids' | 'audit' | 'imports' | 'desk'>;

/** Failing again replaces the notice, so that what keeps failing is shown once. */
const show = (
  { clock, ids, desk }: PoisonDeps,
  title: string,
  subject: string,
  text: string,
): Promise<void> =>
  desk.note([
    {
      id: ids.derive('notice', 'stopped', title, subject),
      at: instantOf(clock.now()),
      eventId: null,
      title,
      source: 'service',
      editor: null,
      kind: 'stopped',
      text: `${text} Quote ${subject.slice(0, 5).toUpperCase()} when you ask for help.`,
    },
  ]);

const record = (deps: PoisonDeps, what: string, subject: string, detail: string): Promise<void> =>
  deps.audit.record([{ at: instantOf(deps.clock.now()), who: 'service', what, subject, detail }]);

/** Until somebody may have mended what fails every time. */
const restSeconds = 3600;

/**
 * One subject may hold up the others of its message, so they are tried again one by one. One that fails alone is
 * recorded and rests; its mark still stands, and the sweeper brings it round again.
 */
export const recordPoisonedProjection =
  (deps: PoisonDeps & Pick<Deps, 'outbox'> & Pick<ProjectWorkerDeps, 'projectLater'>) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const read = projectMessageSchema.safeParse(message);
    const subjects = read.success ? read.data.subjects : [];
    const until = addSeconds(instantOf(deps.clock.now()), restSeconds);
    await deps.outbox.putOff(await deps.outbox.marks(subjects), until);
    if (subjects.length > 1) {
      report(`${subjects.length} failed every time together and are tried one by one`);
      for (const subject of subjects) await deps.projectLater([subject], 1);
      return;
    }
    const [only] = subjects;
    const name = only ? `${only.kind} ${only.eventId}` : 'queue';
    const reason = only
      ? 'failed every time; see the log of the function project'
      : 'is of no version we know';
    report(`a message to project (${name}) ${reason}`);
    await record(deps, 'project.failed', name, reason);
    await show(
      deps,
      'Bringing events into step',
      only?.eventId ?? 'queue',
      'It failed as often as it may and is tried again every hour.',
    );
  };

/** The import is marked as failed, so that whoever waits for it learns of it. */
export const recordPoisonedImport =
  (deps: PoisonDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const read = importMessageSchema.safeParse(message);
    const importId = read.success ? read.data.importId : 'queue';
    report(`import ${importId} failed every time; see the log of the function imports`);
    await record(deps, 'import.failed', importId, 'failed every time it was tried');
    await show(deps, 'An import', importId, 'It stopped before its end. Importing the file again goes on.');
    const run = read.success ? await deps.imports.get(importId) : null;
    if (run && run.state !== 'applied')
      await deps.imports.save({
        ...run,
        state: 'failed',
        problem: `Something on our side went wrong. Quote ${importId.slice(0, 5).toUpperCase()} when you ask for help.`,
      });
  };

/** Nothing is left to try; an administrator finds in the trail whose place the mail was about. */
export const recordPoisonedMail =
  (deps: PoisonDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    report('a mail failed every time; see the log of the function mails');
    const read = mailMessageSchema.safeParse(message);
    const mail = read.success ? read.data.mail : { about: { eventId: 'queue', reference: null } };
    await recordUnsentMail(deps, mail, 'failed every time it was tried');
    const subject = mail.about.reference ?? mail.about.eventId;
    await show(deps, 'A mail about a booking', subject, 'It could not be sent. The booking stands.');
  };

/** The timer brings the feed round again; what is recorded is that reading it fails for a reason of our own. */
export const recordPoisonedFeed =
  (deps: PoisonDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const read = feedMessageSchema.safeParse(message);
    const feedId = read.success ? read.data.feedId : 'queue';
    report(`feed ${feedId} failed every time; see the log of the function feeds`);
    await record(deps, 'feed.stuck', feedId, 'failed every time it was tried');
    await show(
      deps,
      'A calendar that we read',
      feedId,
      'Reading it failed. It is read again every half hour.',
    );
  };

/** The timer sends another message within a minute, and nothing was passed over; what is recorded is that reading fails. */
export const recordPoisonedChanges =
  (deps: PoisonDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const read = changesMessageSchema.safeParse(message);
    const source = read.success ? read.data.source : 'queue';
    report(`the changes of the ${source} failed every time; see the log of the function changes`);
    await record(deps, 'changes.failed', source, 'failed every time it was tried');
    await show(
      deps,
      'Reading edits',
      source,
      'It failed as often as it may and is tried again every minute.',
    );
  };
