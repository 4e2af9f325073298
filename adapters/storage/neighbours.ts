/**
 * Rows that stand close together, read by one range instead of one by one. An import works in the order of its events'
 * identities, so that what a worker asks for lies side by side; a range is a seek in Tables, where a filter with many
 * `or`s is a scan (Azure Storage documentation, "Design for querying").
 */
import { odata, type TableClient, type TableEntityResult } from '@azure/data-tables';

/** The rows of one partition from one row key to another, both included. One row where they are the same. */
export type Span = { partitionKey: string; from: string; to: string };
type Row = TableEntityResult<Record<string, unknown>>;

/** Fewer are read one by one just as well. */
const fewSpans = 6;
/** Rows read in vain for each span, at most. */
const rowsPerSpan = 2;
/** Tables gives no more at once. */
const largestPage = 1000;

export const spanFilter = ({ partitionKey, from, to }: Span): string =>
  odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey le ${to}`;

/** The first page of a span; `reach`: up to where nothing can be missing. */
const readPage = async (
  client: TableClient,
  span: Span,
  size: number,
): Promise<{ rows: Row[]; reach: string }> => {
  const rows = client.listEntities<Record<string, unknown>>({ queryOptions: { filter: spanFilter(span) } });
  for await (const page of rows.byPage({ maxPageSize: Math.min(size, largestPage) }))
    return { rows: page, reach: page.continuationToken ? (page.at(-1)?.rowKey ?? '') : span.to };
  return { rows: [], reach: span.to };
};

const holds = (spans: readonly Span[], { rowKey = '' }: Row): boolean =>
  spans.some(({ from, to }) => from <= rowKey && rowKey <= to);

/**
 * Tries one page for all spans of a partition that has several.
 * @returns the rows found, and the spans that still have to be read
 */
export const readNeighbours = async <S extends Span>(
  client: TableClient,
  spans: readonly S[],
): Promise<{ rows: Row[]; beyond: S[] }> => {
  const rows: Row[] = [];
  const beyond: S[] = [];
  for (const [partitionKey, group] of Map.groupBy(spans, (span) => span.partitionKey)) {
    const [first] = group.map(({ from }) => from).sort();
    const last = group
      .map(({ to }) => to)
      .sort()
      .at(-1);
    if (group.length < fewSpans || first === undefined || last === undefined) {
      beyond.push(...group);
      continue;
    }
    const whole = { partitionKey, from: first, to: last };
    const page = await readPage(client, whole, group.length * rowsPerSpan);
    const [reached, left] = [
      group.filter(({ to }) => to < page.reach || page.reach === last),
      group.filter(({ to }) => to >= page.reach && page.reach !== last),
    ];
    rows.push(...page.rows.filter((row) => holds(reached, row)));
    beyond.push(...left);
  }
  return { rows, beyond };
};
