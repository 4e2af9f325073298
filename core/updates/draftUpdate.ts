/** Begins an update: empty, or with the shape of an earlier one. */
import { noSuchArea } from '../areas/follow.ts';
import { mayWriteFor } from '../areas/mayWriteFor.ts';
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import { findUpdate } from './findUpdate.ts';
import type { Update, UpdateDetails } from './update.ts';

const empty: Omit<UpdateDetails, 'area'> = {
  headline: '',
  happened: '',
  next: '',
  ask: { kind: 'nothing', words: '', by: null, link: null },
  tags: [],
  phases: [],
  shareWith: ['staff'],
  attachments: [],
  confirm: false,
  urgency: null,
};

const headingsOf = (markdown: string): string => (markdown.match(/^#{1,6} .+$/gm) ?? []).join('\n\n');

/** Its headings, marks and kind of request, without what it said. */
const shapeOf = ({ happened, next, ask, tags, phases, shareWith, confirm }: UpdateDetails) => ({
  happened: headingsOf(happened),
  next: headingsOf(next),
  ask: { ...empty.ask, kind: ask.kind },
  ...{ tags, phases, shareWith, confirm },
});

/** Answers the draft's id. Fails with `notFound` (the area, or what is copied), `forbidden` and `invalid` for a closed area. */
export const draftUpdate = async (
  deps: Pick<Deps, 'clock' | 'ids' | 'areas' | 'updates' | 'people' | 'audit'>,
  { principal, area: slug, from }: { principal: Principal; area: string; from?: string | undefined },
): Promise<Result<{ id: string }>> => {
  const area = (await deps.areas.get(slug))?.value;
  if (!area) return noSuchArea;
  if (!mayWriteFor(area, principal))
    return fail('forbidden', 'Updates of an area are written by its leads and by editors.');
  if (area.closed !== null) return fail('invalid', `${area.name} is closed. Its history stays.`);
  const copied = from === undefined ? null : await findUpdate(deps, { principal, id: from });
  if (copied && !copied.ok) return copied;

  const { key, name, email } = principal;
  const at = instantOf(deps.clock.now());
  const update: Update = {
    ...empty,
    ...(copied && shapeOf(copied.value.stored.value)),
    area: slug,
    id: deps.ids.next(),
    state: 'draft',
    author: { key, name },
    writers: [key],
    note: null,
    publishedAt: null,
    monthOnly: false,
    corrections: [],
    withdrawn: null,
    sample: false,
    version: 1,
    createdAt: at,
    changedAt: at,
  };
  await deps.people.put({ key, name, email });
  if ((await deps.updates.put(update, null)) === 'conflict') throw new Error('a new id was taken already');
  await deps.audit.record([{ at, who: key, what: 'update.drafted', subject: update.id, detail: slug }]);
  return succeed({ id: update.id });
};
