/** Opens, changes and closes priority areas, which the collaborative reviews every year. For editors. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import { type Area, areaSchema } from './area.ts';

type SaveAreaDeps = Pick<Deps, 'clock' | 'areas' | 'people' | 'audit'>;

const present = <T>(value: T | null): value is T => value !== null;

/** The first rule that the area would break, in a sentence. Only people whom the service has met can be leads. */
const flawOf = async ({ people }: SaveAreaDeps, area: Area): Promise<string | null> => {
  if (area.closed !== null && area.closed < area.opened) return 'An area cannot be closed before it opens.';
  const keys = area.leads.map(({ key }) => key).filter(present);
  if (new Set(keys).size < keys.length) return 'The same person stands among the leads twice.';
  const met = await Promise.all(keys.map((key) => people.get(key)));
  const stranger = area.leads.find(({ key }) => key !== null && met[keys.indexOf(key)] === null);
  return stranger
    ? `${stranger.name} has not used this app yet. Ask them to open it once, then make them a lead.`
    : null;
};

const fields = Object.keys(areaSchema.shape) as (keyof Area)[];

const changedFields = (before: Area, after: Area): (keyof Area)[] =>
  fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

const deedOf = (before: Area | null, after: Area): string => {
  if (!before) return 'area.opened';
  if (before.closed === null && after.closed !== null) return 'area.closed';
  return before.closed !== null && after.closed === null ? 'area.reopened' : 'area.changed';
};

/**
 * `etag` null opens a new area. To close one is to say which year was its last: updates, meetings and followers stay.
 * Fails with `forbidden`, `notFound`, `invalid`, and `conflict` when somebody else wrote it meanwhile or the slug is
 * taken.
 */
export const saveArea = async (
  deps: SaveAreaDeps,
  { principal, area, etag }: { principal: Principal; area: Area; etag: string | null },
): Promise<Result<null>> => {
  if (!mayEdit(principal)) return fail('forbidden', 'Only editors may change priority areas.');
  const stored = await deps.areas.get(area.slug);
  if (etag !== null && !stored) return fail('notFound', 'There is no such priority area.');
  if (etag === null && stored)
    return fail('conflict', 'There is a priority area with this short name already.');
  const flaw = await flawOf(deps, area);
  if (flaw !== null) return fail('invalid', flaw);
  const before = stored?.value ?? null;
  const changed = before ? changedFields(before, area) : [];
  if (before && changed.length === 0) return succeed(null);
  if ((await deps.areas.put(area, etag)) === 'conflict')
    return fail('conflict', 'Somebody else changed this priority area meanwhile. Look again.');
  await deps.audit.record([
    {
      at: instantOf(deps.clock.now()),
      who: principal.key,
      what: deedOf(before, area),
      subject: area.slug,
      detail: changed.join(', '),
    },
  ]);
  return succeed(null);
};
