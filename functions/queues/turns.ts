/** Queue `turns`: as `project`, for what can wait: the many events of an import give way to what somebody waits for. */
import type { InTurn } from '#adapters/graph/openMicrosoft365.ts';
import { projectMessageSchema } from '#core/contract/queue.ts';
import type { OneProcess } from '#core/sync/oneProcess.ts';
import type { Subject } from '#core/sync/ports.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import { type ProjectWorkerDeps, project } from './project.ts';

export type TurnsWorkerDeps = Omit<ProjectWorkerDeps, 'projectLater'> & {
  inTurn: InTurn;
  turnTaking: OneProcess;
  projectLater(subjects: readonly Subject[], afterSeconds: number, urgency: Urgency): Promise<void>;
};

/** Seconds. A shorter pause is waited for; in a longer one the message goes back, so that it holds no worker. */
const longestWait = 60;
/** Seconds. A message comes back by itself as long as Outlook counts. */
const longestDelay = 900;
/** Seconds until a message looks again whether it is this process that takes turns. */
const lookAgain = 30;

/**
 * The host starts as many processes as there are messages for, and each would only use up what the others are allowed: one
 * takes turns. While Microsoft 365 takes no more, nothing is read or tried, and each message waits for its time on the queue.
 */
export const takeTurn = (deps: TurnsWorkerDeps) => {
  const { pauseSeconds, ...projections } = deps.inTurn;
  const projectLater = (subjects: readonly Subject[], afterSeconds: number) =>
    deps.projectLater(subjects, afterSeconds, 'inTurn');
  const work = project({ ...deps, ...projections, projectLater }, longestDelay);
  return async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const { subjects } = projectMessageSchema.parse(message);
    const pause = pauseSeconds();
    if (pause > longestWait) {
      report(`${subjects.length} wait ${pause} s until Microsoft 365 takes more`);
      await projectLater(subjects, pause);
    } else if (!(await deps.turnTaking.run(() => work(message, report))))
      await projectLater(subjects, lookAgain);
  };
};
