/**
 * Rows that stand close together, read by one range instead of one by one. An import works in the order of its events'
 * identities, so that what a worker asks for lies side by side; a range is a seek in Tables, where a filter with many
 * `or`s is a scan (Azure Storage documentation, "Design for querying").
 */
import { odata, type TableClient, type TableEntityResult } from '@azure/data-tables';

/** From one row key to another, both included, within a partition. One row where they are the same. */
export type Span = { partitionKey: string; from: string; to: string };
type Row = TableEntityResult<Record<string, unknown>>;

/** Fewer are read one by one just as well. */
const fewKeys = 6;
/** Rows read in vain for each key, at most. */
const rowsPerKey = 2;
/** Tables gives no more at once. */
const largestPage = 1000;

export const spanFilter = ({ partitionKey, from, to }: Span): string =>
  odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey le ${to}`;

type Stretch = { from: string; to: string };

/**
 * Tries one page for several stretches of keys, however they lie.
 * @param filter selects everything from the first to the last of them
 * @param keyOf the key of a row along which they lie
 * @returns the rows found, and the stretches that still have to be read
 */
const tryOnePage = async <S extends Stretch>(
  client: TableClient,
  stretches: readonly S[],
  filter: (whole: Stretch) => string,
  keyOf: (row: Row) => string,
): Promise<{ rows: Row[]; beyond: readonly S[] }> => {
  const from = stretches.map((one) => one.from).sort()[0];
  const to = stretches
    .map((one) => one.to)
    .sort()
    .at(-1);
  if (stretches.length < fewKeys || from === undefined || to === undefined)
    return { rows: [], beyond: stretches };
  const maxPageSize = Math.min(stretches.length * rowsPerKey, largestPage);
  const pages = client.listEntities<Record<string, unknown>>({
    queryOptions: { filter: filter({ from, to }) },
  });
  for await (const page of pages.byPage({ maxPageSize })) {
    const last = page.at(-1);
    const reached = page.continuationToken ? (last ? keyOf(last) : '') : null;
    const isRead = (one: Stretch): boolean => reached === null || one.to < reached;
    const read = stretches.filter(isRead);
    return {
      rows: page.filter((row) => read.some((one) => one.from <= keyOf(row) && keyOf(row) <= one.to)),
      beyond: stretches.filter((one) => !isRead(one)),
    };
  }
  return { rows: [], beyond: [] };
};

/** Stretches of rows, partition by partition. */
export const readNeighbours = async <S extends Span>(
  client: TableClient,
  spans: readonly S[],
): Promise<{ rows: Row[]; beyond: S[] }> => {
  const partitions = await Promise.all(
    [...Map.groupBy(spans, ({ partitionKey }) => partitionKey)].map(([partitionKey, group]) =>
      tryOnePage(
        client,
        group,
        (whole) => spanFilter({ partitionKey, ...whole }),
        ({ rowKey }) => rowKey ?? '',
      ),
    ),
  );
  return {
    rows: partitions.flatMap(({ rows }) => rows),
    beyond: partitions.flatMap(({ beyond }) => beyond),
  };
};

/** The row of one name in neighbouring partitions. Only for a row that most partitions have: else it is a scan. */
export const readAcross = (
  client: TableClient,
  rowKey: string,
  partitionKeys: readonly string[],
): Promise<{ rows: Row[]; beyond: readonly { partitionKey: string; rowKey: string }[] }> =>
  tryOnePage(
    client,
    partitionKeys.map((key) => ({ partitionKey: key, rowKey, from: key, to: key })),
    ({ from, to }) => odata`PartitionKey ge ${from} and PartitionKey le ${to} and RowKey eq ${rowKey}`,
    ({ partitionKey }) => partitionKey ?? '',
  );
