/** "I can help": passes an offer, a question or a suggestion on to those who lead the area. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import { dayOf, instantOf, ukZone } from '../time/zones.ts';
import { noSuchArea } from './follow.ts';
import type { Help } from './help.ts';
import { type TellOfHelpDeps, tellLeads } from './tellOfHelp.ts';

export type OfferHelpDeps = TellOfHelpDeps & Pick<Deps, 'ids' | 'updates' | 'audit'>;

export type Offer = Pick<Help, 'how' | 'words'> & {
  /** Id of the update that it is about. */
  update?: string | undefined;
  resource?: Help['resource'] | undefined;
};

/** In a day, for one person and one area. */
const mostOffers = 5;

const aboutUpdate = async (
  { updates }: OfferHelpDeps,
  slug: string,
  id: string | undefined,
): Promise<Result<Help['update']>> => {
  if (id === undefined) return succeed(null);
  const update = (await updates.get(id))?.value;
  return update?.state === 'published' && update.area === slug
    ? succeed({ id, headline: update.headline })
    : fail('notFound', 'This update is not listed.');
};

/**
 * The offer is kept first: whatever fails afterwards, those who lead the area see it on its page and are written to
 * later. The same offer again on the same day is the one that is there (`again`). Fails with `notFound` (area or update),
 * `invalid` for an area that is closed or a suggestion without a resource, and `tooMany` from the sixth in a day.
 */
export const offerHelp = async (
  deps: OfferHelpDeps,
  { principal, slug, offer }: { principal: Principal; slug: string; offer: Offer },
): Promise<Result<{ again: boolean }>> => {
  const area = (await deps.areas.get(slug))?.value;
  if (!area) return noSuchArea;
  if (area.closed !== null) return fail('invalid', `${area.name} is closed, so nobody would answer.`);
  const { how, words, resource = null } = offer;
  if ((how === 'resource') !== (resource !== null)) return fail('invalid', 'Say which resource you suggest.');
  const update = await aboutUpdate(deps, slug, offer.update);
  if (!update.ok) return update;

  const { key, name, email } = principal;
  const at = instantOf(deps.clock.now());
  const today = dayOf(at, ukZone);
  const said = [how, words, offer.update ?? '', resource?.link ?? ''];
  const help: Help = {
    id: deps.ids.derive('offer of help', slug, key, today, ...said),
    area: slug,
    ...{ how, words, resource, at },
    update: update.value,
    from: { key, name, email },
    told: 'no',
    settledAt: null,
  };
  if (await deps.help.get(slug, help.id)) return succeed({ again: true });
  const theirs = (await deps.help.ofArea(slug)).filter(
    ({ value }) => value.from.key === key && dayOf(value.at, ukZone) === today,
  );
  if (theirs.length >= mostOffers)
    return fail('tooMany', 'You have written to this area several times today. Try again tomorrow.');
  if ((await deps.help.put(help, null)) === 'conflict') return succeed({ again: true });
  await deps.audit.record([{ at, who: key, what: 'area.helpOffered', subject: slug, detail: how }]);
  const kept = await deps.help.get(slug, help.id);
  // It is kept, so whoever offered is done: a timer writes to the leads as soon as mail can be kept again.
  if (kept) await tellLeads(deps, kept).catch(() => {});
  return succeed({ again: false });
};
