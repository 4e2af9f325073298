/** An update as it would reach people on its own, before it is let out. */
import type { Deps } from '../deps.ts';
import { digestMail } from '../digests/digestMail.ts';
import { itemOfUpdate } from '../digests/gatherItems.ts';
import { type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import type { Mail } from '../sync/ports.ts';
import { mondayOf } from '../time/days.ts';
import { dayOf, instantOf, ukZone } from '../time/zones.ts';
import { findUpdate } from '../updates/findUpdate.ts';
import type { Update } from '../updates/update.ts';
import { viewOf } from './showTo.ts';

export type UpdatePreview = {
  update: Update;
  areaName: string;
  mail: Pick<Mail, 'subject' | 'text' | 'html'>;
};

/** `update` as it would stand if it were published now. Fails with `notFound`, also for what this person may not see. */
export const previewUpdate = async (
  deps: Pick<Deps, 'clock' | 'ids' | 'updates' | 'areas' | 'publicUrl'>,
  { principal, id }: { principal: Principal; id: string },
): Promise<Result<UpdatePreview>> => {
  const found = await findUpdate(deps, { principal, id });
  if (!found.ok) return found;
  const { area, stored } = found.value;
  const now = instantOf(deps.clock.now());
  const update: Update = {
    ...stored.value,
    headline: stored.value.headline || 'Without a headline yet',
    publishedAt: stored.value.publishedAt ?? now,
  };
  const news = {
    kind: 'news',
    week: mondayOf(dayOf(now, ukZone)),
    opening: '',
    confirm: false,
    createdAt: now,
  } as const;
  const { publicUrl } = deps;
  const { subject, text, html } = digestMail(viewOf(publicUrl, news, [itemOfUpdate(deps, update, area)]), {
    to: { name: principal.name, email: principal.email },
    about: { eventId: id, reference: null },
    publicUrl,
    events: [],
  });
  return succeed({ update, areaName: area.name, mail: { subject, text, html } });
};
