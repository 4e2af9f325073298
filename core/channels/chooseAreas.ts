/**
 * Which areas' updates a channel gets. Teams does not tell a bot who owns a team unless the tenant consents to more, so
 * whoever is in the channel may choose, as members may add apps and connectors there; everybody reads who did.
 */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import type { Channel } from './channel.ts';

/** Fails with `notFound` for an area that is not there, and with `conflict` when somebody else chose meanwhile. */
export const chooseAreas = async (
  deps: Pick<Deps, 'clock' | 'areas' | 'channels' | 'audit'>,
  {
    principal: { key, name },
    channel,
    areas,
    etag,
  }: {
    principal: Principal;
    channel: Pick<Channel, 'id' | 'team' | 'tenantId'>;
    areas: readonly string[];
    etag: string | null;
  },
): Promise<Result<Channel>> => {
  const now = instantOf(deps.clock.now());
  const known = new Set((await deps.areas.list()).map(({ value: { slug } }) => slug));
  if (!areas.every((slug) => known.has(slug))) return fail('notFound', 'There is no such priority area.');
  const before = (await deps.channels.get(channel.id))?.value.areas ?? [];
  const chosen: Channel = {
    ...channel,
    areas: areas.map((slug) => before.find((area) => area.slug === slug) ?? { slug, since: now }),
    chosenBy: { key, name },
    chosenAt: now,
  };
  if ((await deps.channels.put(chosen, etag)) === 'conflict')
    return fail('conflict', 'Somebody else chose meanwhile. This is how it stands.');
  await deps.audit.record([
    { at: now, who: key, what: 'channel.chosen', subject: channel.id, detail: areas.join(' ') },
  ]);
  return succeed(chosen);
};
