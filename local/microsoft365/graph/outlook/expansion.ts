/** What `$expand` names, where it may name it. */
import type { GraphRequest } from '../route.ts';
import { notHere } from './outlookErrors.ts';

/** @throws NotImplemented (501) for a property that cannot be expanded here: leaving it out would be a wrong answer */
export const expandedProperties = (
  { options: { expand } }: GraphRequest,
  expandable: readonly string[] = [],
): string[] => {
  const properties = expand.map(({ property }) => property);
  const unknown = properties.find((property) => !expandable.includes(property));
  if (unknown !== undefined) throw notHere(`$expand=${unknown}`);
  return properties;
};
