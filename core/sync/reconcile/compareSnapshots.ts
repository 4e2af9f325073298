/** Finds events whose projection is not as the truth wants it though nobody has marked them: no request goes anywhere. */
import type { Deps } from '../../deps.ts';
import type { CollaborativeEvent } from '../../events/event.ts';
import { instantOf } from '../../time/zones.ts';
import type { ChangeSource } from '../inbound/ports.ts';
import { eventIdOf, partKey } from '../linkedEvents.ts';
import { byKey } from '../notes.ts';
import { planCalendar, planEventItem } from '../planProjections.ts';
import type { Projection, Subject } from '../ports.ts';
import { type DriftDetail, type Drifted, detailsOf } from './drift.ts';
import { markDrifted } from './markDrifted.ts';

export type SnapshotDeps = Pick<Deps, 'clock' | 'outbox' | 'projections' | 'publicUrl'>;

/** What is to be written; asking once more for a join link is nothing. What was refused stays as it is. */
const differences = (
  source: ChangeSource,
  event: CollaborativeEvent,
  projection: Projection | undefined,
  publicUrl: string,
  now: string,
): DriftDetail[] => {
  if (projection && projection.problem !== null) return [];
  const plan =
    source === 'list'
      ? planEventItem(event.id, event, projection)
      : planCalendar(event.id, event, projection, publicUrl, now);
  return plan === null ? [] : detailsOf(plan);
};

/** Further entries follow the bookings, whose projecting asks nobody either where everything is as it should be. */
const lookAtLinked = async (deps: SnapshotDeps, events: readonly CollaborativeEvent[]): Promise<void> => {
  const linked = await deps.projections.getMany(
    'calendar',
    events.map(({ id }) => partKey(id, 2)),
  );
  const people = linked.map(({ key }): Subject => ({ kind: 'bookings', eventId: eventIdOf(key) }));
  if (people.length === 0) return;
  await deps.outbox.mark(people, 'inTurn');
  await deps.outbox.publish(people, 'inTurn');
};

/** Marks them and wakes the workers. @returns what they are */
export const compareSnapshots = async (
  deps: SnapshotDeps,
  source: ChangeSource,
  events: readonly CollaborativeEvent[],
): Promise<readonly Drifted[]> => {
  const now = instantOf(deps.clock.now());
  const projections = byKey(
    await deps.projections.getMany(
      source,
      events.map(({ id }) => id),
    ),
  );
  if (source === 'calendar') await lookAtLinked(deps, events);
  const drifted = events
    .map((event): Drifted => {
      const details = differences(source, event, projections.get(event.id), deps.publicUrl, now);
      return { eventId: event.id, outcome: 'mended', details };
    })
    .filter(({ details }) => details.length > 0);
  return markDrifted(deps, 'event', drifted);
};
