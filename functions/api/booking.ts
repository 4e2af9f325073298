/** POST and DELETE /api/events/{id}/booking */
import { type BookPlaceDeps, bookPlace } from '#core/bookings/bookPlace.ts';
import type { RosterDeps } from '#core/bookings/changeRoster.ts';
import { giveUpPlace } from '#core/bookings/giveUpPlace.ts';
import { bookRequestSchema } from '#core/contract/api.ts';
import type { Deps } from '#core/deps.ts';
import { succeed } from '#core/errors.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readJson } from '../http/readInput.ts';
import { eventReply } from './showEvent.ts';

export const book =
  (deps: BookPlaceDeps & Pick<Deps, 'publicUrl'>) =>
  async ({ request, principal }: SignedInCall) => {
    const asked = await readJson(bookRequestSchema, request);
    if (!asked.ok) return asked;
    const eventId = request.params.id ?? '';
    const place = await bookPlace(deps, { principal, eventId, guest: asked.value.guest });
    if (!place.ok) return place;
    const reply = await eventReply(deps, principal, eventId);
    return reply.ok ? succeed(jsonReply(reply.value)) : reply;
  };

export const giveUp =
  (deps: RosterDeps & Pick<Deps, 'publicUrl'>) =>
  async ({ request, principal }: SignedInCall) => {
    const eventId = request.params.id ?? '';
    const place = await giveUpPlace(deps, { principal, eventId });
    if (!place.ok) return place;
    const reply = await eventReply(deps, principal, eventId);
    return reply.ok ? succeed(jsonReply(reply.value)) : reply;
  };
