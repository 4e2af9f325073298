/** GET /api/bookings: the events at which the reader has a place, waits or is offered one. */
import { myBookings } from '#core/bookings/myBookings.ts';
import type { BookingsReply } from '#core/contract/api.ts';
import type { Deps } from '#core/deps.ts';
import { succeed } from '#core/errors.ts';
import { instantOf } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { presentEvent } from './presentEvent.ts';

export const listBookings =
  (deps: Pick<Deps, 'clock' | 'events' | 'bookings'>) =>
  async ({ principal }: SignedInCall) => {
    const now = instantOf(deps.clock.now());
    const entries = await myBookings(deps, { principal });
    const held = await deps.bookings.placesHeld(entries.map(({ event }) => event.id));
    return succeed(
      jsonReply<BookingsReply>({
        now,
        events: entries.map((mine) =>
          presentEvent({ event: mine.event, held: held.get(mine.event.id) ?? 0, mine }, now),
        ),
      }),
    );
  };
