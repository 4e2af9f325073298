/** GET /api/events?from=&to= */
import { z } from 'zod';
import { namesOfAreas } from '#core/areas/namesOfAreas.ts';
import type { EventsReply } from '#core/contract/api.ts';
import type { Deps } from '#core/deps.ts';
import { fail, succeed } from '#core/errors.ts';
import { instantSchema } from '#core/events/event.ts';
import { addDays } from '#core/time/days.ts';
import { dayOf, instantOf, localMidnight, ukZone } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readQuery } from '../http/readInput.ts';
import { presentEvent, presentMe } from './presentEvent.ts';
import { viewEvents } from './viewEvents.ts';

const defaultDays = 56;
/** A year and a term: the widest any page shows. */
const widestDays = 500;

const query = z.object({ from: instantSchema.optional(), to: instantSchema.optional() });

export type ListEventsDeps = Pick<Deps, 'clock' | 'events' | 'bookings' | 'areas'>;

export const listEvents =
  (deps: ListEventsDeps) =>
  async ({ request, principal }: SignedInCall) => {
    const asked = readQuery(query, request);
    if (!asked.ok) return asked;
    const now = instantOf(deps.clock.now());
    const today = dayOf(now, ukZone);
    const from = asked.value.from ?? localMidnight(today, ukZone);
    const to = asked.value.to ?? localMidnight(addDays(dayOf(from, ukZone), defaultDays), ukZone);
    if (to <= from) return fail('invalid', 'The end of the time asked for must be after its start.');
    if (Date.parse(to) - Date.parse(from) > widestDays * 86_400_000)
      return fail('invalid', `Ask for ${widestDays} days at most.`);
    const viewed = await viewEvents(deps, await deps.events.between(from, to), principal);
    return succeed(
      jsonReply<EventsReply>({
        now,
        from,
        to,
        me: presentMe(principal),
        areas: await namesOfAreas(deps),
        events: viewed.map((one) => presentEvent(one, now)),
      }),
    );
  };
