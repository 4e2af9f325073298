/** What comparisons found, in the table `following`: a row for each comparison that found something, by time. */
import { odata, type TableClient } from '@azure/data-tables';
import type { Instant } from '#core/events/event.ts';
import { type DriftReport, type DriftStore, driftReportSchema } from '#core/sync/reconcile/drift.ts';
import { keyText, Rows } from './rows.ts';

const partitionKey = 'drift';
const keysOf = ({ at, source }: DriftReport) => ({
  partitionKey,
  rowKey: keyText(`${at} ${source}`),
});

export class TableDriftStore implements DriftStore {
  readonly #rows: Rows<DriftReport>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: driftReportSchema,
      keys: keysOf,
      columns: [],
    });
  }

  /** As a transaction: of a long row that is sent alone Azurite 3.35 breaks letters where its packets end. */
  async put(report: DriftReport): Promise<void> {
    await this.#rows.client.submitTransaction([['upsert', this.#rows.encode(report), 'Replace']]);
  }

  async since(at: Instant): Promise<DriftReport[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey} and RowKey ge ${keyText(at)}`);
    return rows.map(({ value }) => value).reverse();
  }

  async forget(before: Instant): Promise<number> {
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey lt ${keyText(before)}`;
    const old = await this.#rows.query(filter);
    await this.#rows.remove(old.map(({ value }) => keysOf(value)));
    return old.length;
  }
}
