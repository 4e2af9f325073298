/** What stands behind a link of ours, for those who may see it: then the link shows it. */
import { z } from 'zod';
import { isPublic } from '#core/updates/isPublic.ts';
import { standing } from '../coming.ts';
import type { BotDeps } from '../turn.ts';
import { sharedArea, sharedEvent, sharedUpdate } from './shareable.ts';
import { resultOf, type Shared } from './shared.ts';

export const linkSchema = z.object({ url: z.url().max(2000) });

/** Who pastes it: somebody of an organisation that is let in, or anybody. */
export type Paster = 'member' | 'anybody';

const mostUpdates = 3;

const placeOf = (publicUrl: string, url: string): { kind: string; id: string } | null => {
  const link = new URL(url);
  const { groups } = /^\/go\/(?<kind>[eua])\/(?<id>[0-9a-z-]{1,60})\/?$/.exec(link.pathname) ?? {};
  if (link.origin !== new URL(publicUrl).origin || !groups?.kind || !groups.id) return null;
  return { kind: groups.kind, id: groups.id };
};

const eventAt = async (deps: BotDeps, id: string): Promise<Shared | null> => {
  const shown = await standing(deps, id, null);
  return shown && sharedEvent(shown, deps.publicUrl);
};

const updateAt = async (deps: BotDeps, id: string, paster: Paster): Promise<Shared | null> => {
  const update = (await deps.updates.get(id))?.value;
  const isOut = update?.state === 'published' || update?.state === 'withdrawn';
  if (!update || !isOut || (paster === 'anybody' && !isPublic(update))) return null;
  const area = await deps.areas.get(update.area);
  return sharedUpdate(update, area?.value.name ?? update.area, deps.publicUrl);
};

const areaAt = async (deps: BotDeps, slug: string, paster: Paster): Promise<Shared | null> => {
  const area = (await deps.areas.get(slug))?.value;
  if (!area) return null;
  const published = await deps.updates.published({ area: slug });
  const updates = published
    .filter((update) => update.state === 'published' && (paster === 'member' || isPublic(update)))
    .slice(0, mostUpdates);
  return sharedArea(area, updates, deps.publicUrl);
};

/** Empty for what is not ours, not there or not theirs to see: then the link stays a link. */
export const unfurl = async (deps: BotDeps, url: string, paster: Paster): Promise<object> => {
  const place = placeOf(deps.publicUrl, url);
  if (!place) return resultOf([]);
  const { kind, id } = place;
  const shared =
    kind === 'e'
      ? await eventAt(deps, id)
      : kind === 'u'
        ? await updateAt(deps, id, paster)
        : await areaAt(deps, id, paster);
  return resultOf(shared ? [shared] : []);
};
