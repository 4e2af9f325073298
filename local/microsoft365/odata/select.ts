/** Leaves of a resource only what `$select` names, and puts lists in the order that `$orderby` names. */
import { order, valueAt } from './evaluate.ts';
import type { Ordering } from './queryOptions.ts';

/** The resource with the selected properties only. Control information (`@odata.…`) and what was expanded stay. */
export function selected(
  resource: Readonly<Record<string, unknown>>,
  select: readonly string[] | null,
  expanded: readonly string[] = [],
): Record<string, unknown> {
  if (select === null || select.includes('*')) return { ...resource };
  const wanted = new Set([...select.map((path) => path.split('/')[0]), ...expanded]);
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => name.startsWith('@odata.') || wanted.has(name)),
  );
}

/** A copy in order; what has no value comes first, equals keep their places. */
export function ordered<T>(resources: readonly T[], orderBy: readonly Ordering[]): T[] {
  if (orderBy.length === 0) return [...resources];
  return resources.toSorted((a, b) => {
    for (const { path, descending } of orderBy) {
      const [left, right] = [valueAt(a, path), valueAt(b, path)];
      const position =
        left === null || right === null
          ? Number(left !== null) - Number(right !== null)
          : (order(left, right, true) ?? 0);
      if (position !== 0) return descending ? -position : position;
    }
    return 0;
  });
}
