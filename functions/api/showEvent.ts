/** GET /api/events/{id} */
import type { EventReply } from '#core/contract/api.ts';
import type { Deps } from '#core/deps.ts';
import { fail, type Result, succeed } from '#core/errors.ts';
import { mayEdit, type Principal } from '#core/people/person.ts';
import { instantOf } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { presentEventDetail, presentMe } from './presentEvent.ts';
import { viewEvents } from './viewEvents.ts';

type ShowEventDeps = Pick<Deps, 'clock' | 'events' | 'bookings' | 'publicUrl'>;

/** The event as it stands now, for this person: what showing, booking and giving up all answer. */
export const eventReply = async (
  deps: ShowEventDeps,
  principal: Principal,
  eventId: string,
): Promise<Result<EventReply>> => {
  const stored = await deps.events.get(eventId);
  if (!stored || (stored.value.state === 'draft' && !mayEdit(principal)))
    return fail('notFound', 'This event is not listed.');
  const now = instantOf(deps.clock.now());
  const [viewed] = await viewEvents(deps, [stored.value], principal);
  if (!viewed) throw new Error('one event is viewed as one');
  return succeed({
    now,
    me: presentMe(principal),
    event: presentEventDetail(viewed, now, deps.publicUrl),
  });
};

export const showEvent =
  (deps: ShowEventDeps) =>
  async ({ request, principal }: SignedInCall) => {
    const reply = await eventReply(deps, principal, request.params.id ?? '');
    return reply.ok ? succeed(jsonReply(reply.value)) : reply;
  };
