/**
 * A join link that comes later than its event is a change of the event like any other: the event has a new change key,
 * delta queries tell of it and subscribers are notified.
 */
import type { Clock } from '../../../clock/clock.ts';
import type { RouteContext } from '../../route.ts';
import { changeKeyFrom } from '../outlookId.ts';
import { eventsIn, type StoredEvent } from './eventEntity.ts';

const shownFrom = ({ onlineMeeting }: StoredEvent): number =>
  onlineMeeting === null ? 0 : Date.parse(onlineMeeting.visibleFrom);

/** Works until it is stopped. What it waits for stands in the events themselves, so that a restart goes on with it. */
export const startLateLinks = (context: RouteContext & { clock: Clock }): { stop(): void } => {
  const { clock } = context;
  const events = eventsIn(context);
  const awaited = new Set<string>();
  let stopped = false;

  const show = (id: string): void => {
    awaited.delete(id);
    const event = events.get(id);
    if (stopped || !event) return;
    events.put(id, {
      ...event,
      changeKey: changeKeyFrom(context.newId()),
      modifiedAt: clock.now().toISOString(),
    });
  };

  const wait = (event: StoredEvent): void => {
    const { id } = event;
    const wait = shownFrom(event) - clock.now().getTime();
    if (wait <= 0 || awaited.has(id)) return;
    awaited.add(id);
    void clock.sleep(wait).then(() => show(id));
  };

  const unwatch = events.watch((_, event) => event && wait(event));
  for (const event of events.all()) wait(event);
  return {
    stop: () => {
      stopped = true;
      unwatch();
    },
  };
};
