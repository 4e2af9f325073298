/** Answers a request for many: filter, order, page, and only then the properties asked for. */
import { type IgnoresCase, meets } from '../../odata/evaluate.ts';
import { pageOf } from '../../odata/paging.ts';
import { ordered, selected } from '../../odata/select.ts';
import type { GraphReply, GraphRequest } from '../route.ts';
import { expandedProperties } from './expansion.ts';
import { metadataUrl } from './metadataUrl.ts';
import { notHere } from './outlookErrors.ts';

export type CollectionOptions<T> = {
  present(item: T): object;
  /** The resource as filter and order see it, where that is more than is shown. */
  probe?(item: T): object;
  defaultSize: number;
  largest: number;
  /** Stay whatever `$select` says. */
  always?: readonly string[];
  /** What `$expand` may name. */
  expandable?: readonly string[];
  ignoresCase?: IgnoresCase;
};

/** @throws NotImplemented (501) for an option the local one does not have, ODataSyntaxError for a foreign page token */
export const collectionReply = <T>(
  items: readonly T[],
  request: GraphRequest,
  options: CollectionOptions<T>,
): GraphReply => {
  if (request.query.has('$search')) throw notHere('$search');
  const asked = request.options;
  const expanded = expandedProperties(request, options.expandable);

  const { present, probe = present, ignoresCase = () => true } = options;
  const { filter } = asked;
  const sifts = filter !== null || asked.orderBy.length > 0;
  const rows = items.map((item) => ({ item, resource: sifts ? probe(item) : null }));
  const met = filter === null ? rows : rows.filter(({ resource }) => meets(resource, filter, ignoresCase));
  const sorted = ordered(
    met,
    asked.orderBy.map(({ path, descending }) => ({ path: ['resource', ...path], descending })),
  );

  const page = pageOf(sorted, {
    url: request.url,
    ...asked,
    defaultSize: options.defaultSize,
    largest: options.largest,
  });
  const body = {
    '@odata.context': metadataUrl(request, 'many'),
    ...(asked.count ? { '@odata.count': met.length } : {}),
    ...page,
    value: page.value.map(({ item }) =>
      selected({ ...present(item) }, asked.select, [...expanded, ...(options.always ?? [])]),
    ),
  };
  return { status: 200, body };
};
