/**
 * Finds events by an extended property without looking at every event of the mailbox:
 * `singleValueExtendedProperties/Any(ep: ep/id eq '…' and ep/value eq '…')`.
 */
import type { Expression } from '../../../odata/expression.ts';
import type { RouteContext } from '../../route.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import { eventsIn, propertyKey, type StoredEvent } from './eventEntity.ts';

/** The events that can meet the filter, by index; null when the filter is another one and all events must be looked at. */
export const candidatesFor = (
  filter: Expression | null,
  owner: DirectoryUser,
  context: RouteContext,
): StoredEvent[] | null => {
  if (filter?.kind !== 'any' || filter.predicate?.kind !== 'and') return null;
  if (filter.collection.segments.join('/') !== 'singleValueExtendedProperties') return null;
  const { left, right } = filter.predicate;
  const id = equalText(left, `${filter.variable}/id`) ?? equalText(right, `${filter.variable}/id`);
  const value = equalText(left, `${filter.variable}/value`) ?? equalText(right, `${filter.variable}/value`);
  if (id === null || value === null) return null;
  return eventsIn(context).by('property', propertyKey(owner.id, { id, value }));
};

const equalText = (expression: Expression, path: string): string | null =>
  expression.kind === 'compare' &&
  expression.operator === 'eq' &&
  expression.left.kind === 'path' &&
  expression.left.segments.join('/') === path &&
  expression.right.kind === 'literal' &&
  typeof expression.right.value === 'string'
    ? expression.right.value
    : null;
