/** Things in list and calendar that are none of ours stay as they are. */
import { keyProperty } from '#adapters/graph/outlookEvent.ts';
import type { World } from '../world/world.ts';

/** What somebody else keeps in the same list and the same calendar: without a key, and with one we do not know. */
export const leaveForeignThings = async (world: World): Promise<void> => {
  const { graph, places, waitFor } = world;
  const start = new Date(world.schedule.time + 5 * 86_400_000).toISOString().slice(0, 19);
  const times = { start: { dateTime: start, timeZone: 'UTC' }, end: { dateTime: start, timeZone: 'UTC' } };
  await waitFor(graph('editor', 'POST', `${places.eventList}/items`, { fields: { Title: 'Stranger' } }));
  await waitFor(
    graph('editor', 'POST', `${places.eventList}/items`, {
      fields: { Title: 'Stranger', Key: 'another-service-1' },
    }),
  );
  await waitFor(graph('editor', 'POST', places.events, { subject: 'Stranger', ...times }));
  await waitFor(
    graph('editor', 'POST', places.events, {
      subject: 'Stranger',
      ...times,
      singleValueExtendedProperties: [{ id: keyProperty, value: 'another-service-1' }],
    }),
  );
};

/** Those that `leaveForeignThings` left in each place. */
export const foreignThings = 2;
