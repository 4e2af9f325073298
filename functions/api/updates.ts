/** GET /api/updates, /api/updates/desk, /api/updates/{id}: updates to read, and one's own and others' to work on. */
import type { HttpResponseInit } from '@azure/functions';
import { z } from 'zod';
import { updateCard } from '#bot/cards/updateCards.ts';
import { findInAreas } from '#core/areas/findInAreas.ts';
import { mayWriteFor } from '#core/areas/mayWriteFor.ts';
import { schoolYearSchema } from '#core/areas/schoolYear.ts';
import type { DeskReply, UpdateReply, UpdatesReply } from '#core/contract/areas.ts';
import { type MessagePreview, messagePreviewSchema } from '#core/contract/preview.ts';
import { previewUpdate } from '#core/delivery/previewUpdate.ts';
import type { Deps } from '#core/deps.ts';
import { type Result, succeed } from '#core/errors.ts';
import { phases } from '#core/events/event.ts';
import type { Principal } from '#core/people/person.ts';
import { instantOf } from '#core/time/zones.ts';
import { findUpdate } from '#core/updates/findUpdate.ts';
import { searchUpdates } from '#core/updates/searchUpdates.ts';
import { showDesk } from '#core/updates/showDesk.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readQuery } from '../http/readInput.ts';
import { presentMe } from './presentEvent.ts';
import { helpersWith } from './presentHelp.ts';
import { presentSummary, presentUpdate } from './presentUpdate.ts';

export type UpdatesDeps = Pick<Deps, 'clock' | 'areas' | 'updates' | 'confirmations' | 'help' | 'publicUrl'>;

const query = z.object({
  q: z.string().max(200).optional(),
  area: z.string().max(60).optional(),
  tag: z.string().max(30).optional(),
  phase: z.enum(phases).optional(),
  action: z.literal('yes').optional(),
  year: schoolYearSchema.optional(),
  cursor: z.string().max(60).optional(),
});

export const listUpdates =
  (deps: UpdatesDeps & Pick<Deps, 'meetings'>) =>
  async ({ principal, request }: SignedInCall) => {
    const asked = readQuery(query, request);
    if (!asked.ok) return asked;
    const { q, action, ...filters } = asked.value;
    const { area, ...narrowing } = filters;
    const [found, others] = await Promise.all([
      searchUpdates(deps, { ...filters, words: q, action: action === 'yes' }),
      action === undefined && Object.values(narrowing).every((each) => each === undefined)
        ? findInAreas(deps, { words: q ?? '', area })
        : [],
    ]);
    return succeed(
      jsonReply<UpdatesReply>({
        now: instantOf(deps.clock.now()),
        me: presentMe(principal),
        ...found,
        others,
        updates: found.updates.map(presentSummary),
      }),
    );
  };

/** What showing and discarding answer. */
export const deskReply = async (
  deps: UpdatesDeps,
  principal: Principal,
): Promise<Result<HttpResponseInit>> => {
  const { mine, forReview, areas } = await showDesk(deps, { principal });
  return succeed(
    jsonReply<DeskReply>({
      now: instantOf(deps.clock.now()),
      me: presentMe(principal),
      mine: mine.map(presentSummary),
      forReview: forReview.map(presentSummary),
      areas: areas.map(({ slug, name }) => ({ slug, name })),
    }),
  );
};

export const showUpdatesDesk =
  (deps: UpdatesDeps) =>
  ({ principal }: SignedInCall) =>
    deskReply(deps, principal);

/** The update as it stands now, for this person: what every door about one update answers. */
export const updateReply = async (
  deps: UpdatesDeps,
  principal: Principal,
  id: string,
  status = 200,
): Promise<Result<HttpResponseInit>> => {
  const found = await findUpdate(deps, { principal, id });
  if (!found.ok) return found;
  const now = instantOf(deps.clock.now());
  const confirmedAt = await deps.confirmations.at(id, principal.key);
  const { publicUrl } = deps;
  const { area } = found.value;
  const help = mayWriteFor(area, principal) ? await deps.help.ofArea(area.slug) : [];
  const helpers = helpersWith(
    help.map(({ value }) => value),
    id,
  );
  const update = presentUpdate({ ...found.value, principal, confirmedAt, helpers, now, publicUrl });
  return succeed(jsonReply<UpdateReply>({ now, me: presentMe(principal), update }, status));
};

/** GET /api/updates/{id}/preview: as people would get it if it went out now. */
export const previewsUpdate =
  (deps: UpdatesDeps & Pick<Deps, 'ids'>) =>
  async ({ principal, request }: SignedInCall): Promise<Result<HttpResponseInit>> => {
    const seen = await previewUpdate(deps, { principal, id: request.params.id ?? '' });
    if (!seen.ok) return seen;
    const { mail, ...shown } = seen.value;
    const { summary, card } = updateCard({ ...shown, follows: null, confirmedAt: null }, deps.publicUrl);
    return succeed(jsonReply<MessagePreview>(messagePreviewSchema.parse({ summary, card, mail })));
  };

export const showUpdate =
  (deps: UpdatesDeps) =>
  ({ principal, request }: SignedInCall) =>
    updateReply(deps, principal, request.params.id ?? '');
