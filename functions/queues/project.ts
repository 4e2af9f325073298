/** Queue `project`: brings the projections of some subjects into step; what cannot be yet is tried later. */
import type { RosterDeps } from '#core/bookings/changeRoster.ts';
import { offerPlaces } from '#core/bookings/offerPlaces.ts';
import { projectMessageSchema } from '#core/contract/queue.ts';
import type { Deps } from '#core/deps.ts';
import type { Subject } from '#core/sync/ports.ts';
import type { ProjectDeps } from '#core/sync/projectEvents.ts';
import { projectSubjects } from '#core/sync/projectSubjects.ts';
import { instantOf } from '#core/time/zones.ts';

export type ProjectWorkerDeps = ProjectDeps &
  RosterDeps &
  Pick<Deps, 'pauses'> & {
    projectLater(subjects: readonly Subject[], afterSeconds: number): Promise<void>;
  };

/** Seconds. What waits longer is left to the sweeper, so that a long fault does not fill the queue. */
const usualDelay = 60;

/**
 * While synchronising is paused the message goes and its marks stand; the sweeper brings them round when it goes on.
 * @param longestDelay seconds for which a message comes back by itself
 * @throws on a message of another version: it goes to the poison queue, where a person sees it
 */
export const project =
  (deps: ProjectWorkerDeps, longestDelay = usualDelay) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const { subjects } = projectMessageSchema.parse(message);
    // Whoever raised the number of places marked the bookings; the mark stands until somebody has been here.
    const booked = subjects.filter(({ kind }) => kind === 'bookings').map(({ eventId }) => eventId);
    if (booked.length > 0) await offerPlaces(deps, booked);
    if (await deps.pauses.get()) {
      const now = instantOf(deps.clock.now());
      await deps.outbox.putOff(await deps.outbox.marks(subjects), now);
      return;
    }
    const { again } = await projectSubjects(deps, subjects);
    for (const [afterSeconds, delayed] of Map.groupBy(again, (one) => one.afterSeconds)) {
      report(`${delayed.length} to be tried again in ${afterSeconds} s: ${delayed[0]?.reason ?? ''}`);
      if (afterSeconds > longestDelay) continue;
      await deps.projectLater(
        delayed.map(({ subject }) => subject),
        afterSeconds,
      );
    }
  };
