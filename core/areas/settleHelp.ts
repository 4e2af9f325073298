/** A lead is done with an offer, a question or a suggestion: it was answered, or the resource was taken or left out. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import { dayOf, instantOf, ukZone } from '../time/zones.ts';
import { type Area, mostResources, type Resource } from './area.ts';
import { noSuchArea } from './follow.ts';
import type { Help } from './help.ts';
import { mayWriteFor } from './mayWriteFor.ts';

export type SettleHelpDeps = Pick<Deps, 'clock' | 'areas' | 'help' | 'audit'>;

const withResource = (area: Area, { id, resource }: Help, today: string): Area | null => {
  if (resource === null || area.resources.some(({ link }) => link === resource.link)) return null;
  const added: Resource = { ...resource, id, size: null, checkedOn: today, brokenSince: null };
  return { ...area, resources: [...area.resources, added] };
};

/**
 * `take` adds a suggested resource to the area. The area is written first, so that a crash in between leaves a suggestion
 * that can be taken again, which changes nothing. Fails with `notFound`, `forbidden`, `invalid` when the area has no room,
 * and `conflict` when somebody else wrote the area in the same moment.
 */
export const settleHelp = async (
  deps: SettleHelpDeps,
  input: { principal: Principal; slug: string; id: string; take: boolean },
): Promise<Result<null>> => {
  const { principal, slug, id, take } = input;
  const area = await deps.areas.get(slug);
  if (!area) return noSuchArea;
  if (!mayWriteFor(area.value, principal))
    return fail('forbidden', 'Offers are answered by those who lead the area and by editors.');
  const stored = await deps.help.get(slug, id);
  if (!stored) return fail('notFound', 'This offer is not there any more.');
  if (stored.value.settledAt !== null) return succeed(null);

  const at = instantOf(deps.clock.now());
  const next = take ? withResource(area.value, stored.value, dayOf(at, ukZone)) : null;
  if (next && next.resources.length > mostResources)
    return fail(
      'invalid',
      `The area has ${mostResources} resources, and that is the most. Remove one first.`,
    );
  const changed = fail('conflict', 'Somebody else changed this at the same time. Try again.');
  if (next && (await deps.areas.put(next, area.etag)) === 'conflict') return changed;
  if ((await deps.help.put({ ...stored.value, settledAt: at }, stored.etag)) === 'conflict') return changed;
  await deps.audit.record([
    {
      at,
      who: principal.key,
      what: next ? 'area.resourceTaken' : 'area.helpSettled',
      subject: slug,
      detail: id,
    },
  ]);
  return succeed(null);
};
