import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Projection, ProjectionStore, ProjectionTarget } from '#core/sync/ports.ts';
import { Rows } from './rows.ts';

const projectionSchema: z.ZodType<Projection> = z.object({
  target: z.enum(['calendar', 'list', 'bookingList', 'cancellationMail']),
  key: z.string(),
  remoteId: z.string(),
  snapshot: z.record(z.string(), z.unknown()),
  problem: z.string().nullable(),
  changedAt: z.string(),
});

const keysOf = (target: ProjectionTarget, key: string) => ({ partitionKey: target, rowKey: key });

/** Projections in the table `projections`, a partition for each target. */
export class TableProjectionStore implements ProjectionStore {
  readonly #rows: Rows<Projection>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: projectionSchema,
      keys: (projection) => keysOf(projection.target, projection.key),
      columns: ['problem'],
    });
  }

  async getMany(target: ProjectionTarget, keys: readonly string[]): Promise<Projection[]> {
    const rows = await this.#rows.getMany([...new Set(keys)].map((key) => keysOf(target, key)));
    return rows.map((row) => row.value);
  }

  async put(projections: readonly Projection[]): Promise<void> {
    const targets = Map.groupBy(projections, (projection) => projection.target);
    for (const ofTarget of targets.values()) await this.#rows.put(ofTarget);
  }

  async remove(target: ProjectionTarget, keys: readonly string[]): Promise<void> {
    await this.#rows.remove(keys.map((key) => keysOf(target, key)));
  }
}
