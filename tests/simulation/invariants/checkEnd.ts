/** When nothing has gone wrong for a while, everything is as it should be. */
import type { World } from '../world/world.ts';
import { checkBookings } from './bookings.ts';
import { checkBudgets } from './budgets.ts';
import { checkMails } from './mails.ts';
import { checkPlaces } from './places.ts';
import { checkProjections } from './projections.ts';
import { checkQuiet } from './quiet.ts';
import { readEvents, readItems } from './remote.ts';

export const checkEnd = async (world: World): Promise<void> => {
  const { eventList, bookingList } = world.places;
  checkBudgets(world);
  checkPlaces(world);
  const remote = {
    items: await readItems(world, eventList),
    bookings: await readItems(world, bookingList),
    events: await readEvents(world),
  };
  await checkQuiet(world);
  checkProjections(world, remote);
  checkBookings(world, remote);
  checkMails(world);
};
