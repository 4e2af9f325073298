/** What has to be written so that a projection says what it should: the fields that differ from the last writing. */

/** A field that is missing is in doubt, which is not the same as null. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields of `after` whose value is not the one in `before`; null when there are none. */
export const diffSnapshot = <Fields extends Record<string, unknown>>(
  before: Readonly<Record<string, unknown>>,
  after: Fields,
): Partial<Fields> | null => {
  const changed = Object.entries(after).filter(([name, value]) => !same(before[name], value));
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<Fields>);
};

/** The snapshot without these fields, which are in doubt. */
export const without = (
  snapshot: Readonly<Record<string, unknown>>,
  fields: object,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(snapshot).filter(([name]) => !(name in fields)));
