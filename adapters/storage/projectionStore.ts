import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Projection, ProjectionName, ProjectionStore, ProjectionTarget } from '#core/sync/ports.ts';
import { inParallel, tableConcurrency } from './inParallel.ts';
import { keyText, Rows } from './rows.ts';

const projectionSchema: z.ZodType<Projection> = z.object({
  target: z.enum(['calendar', 'list', 'bookingList', 'cancellationMail', 'letter']),
  key: z.string(),
  remoteId: z.string(),
  snapshot: z.record(z.string(), z.unknown()),
  problem: z.string().nullable(),
  changedAt: z.string(),
});

const keysOf = (target: ProjectionTarget, key: string) => ({ partitionKey: target, rowKey: key });

const pointerSchema = z.object({ target: z.string(), remoteId: z.string(), key: z.string() });
type Pointer = z.infer<typeof pointerSchema>;

const pointerKeys = (target: string, remoteId: string) => ({
  partitionKey: target,
  rowKey: keyText(remoteId),
});

/** What stands on another side is looked up from there; what was noted of letters stands on none. */
const isFollowed = ({ remoteId }: Projection): boolean => remoteId !== '';

/**
 * Projections in the table `projections`, a partition for each target. `projectionsByRemoteId` points to them from the
 * other side; it is written first, and a pointer to a projection that stands elsewhere counts for nothing.
 */
export class TableProjectionStore implements ProjectionStore {
  readonly #rows: Rows<Projection>;
  readonly #pointers: Rows<Pointer>;

  constructor(client: TableClient, pointers: TableClient) {
    this.#pointers = new Rows(pointers, {
      schema: pointerSchema,
      keys: ({ target, remoteId }) => pointerKeys(target, remoteId),
      columns: [],
    });
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

  async byRemoteId(target: ProjectionTarget, remoteIds: readonly string[]): Promise<Projection[]> {
    const wanted = new Set(remoteIds.filter((remoteId) => remoteId !== ''));
    const pointers = await this.#pointers.getMany([...wanted].map((id) => pointerKeys(target, id)));
    const found = await this.getMany(
      target,
      pointers.map(({ value }) => value.key),
    );
    return found.filter(({ remoteId }) => wanted.has(remoteId));
  }

  async put(projections: readonly Projection[]): Promise<void> {
    const targets = Map.groupBy(projections, (projection) => projection.target);
    for (const ofTarget of targets.values()) {
      const pointers = ofTarget
        .filter(isFollowed)
        .map(({ target, remoteId, key }) => ({ target, remoteId, key }));
      await this.#pointers.put([...new Map(pointers.map((pointer) => [pointer.remoteId, pointer])).values()]);
      await this.#rows.put(ofTarget);
    }
  }

  async remove(gone: readonly ProjectionName[]): Promise<void> {
    const rows = await this.#rows.getMany(gone.map(({ target, key }) => keysOf(target, key)));
    const ids = new Map(gone.map(({ target, key, remoteId }) => [`${target} ${key}`, remoteId]));
    const standing = rows.filter(
      ({ value: { target, key, remoteId } }) => ids.get(`${target} ${key}`) === remoteId,
    );
    await inParallel(standing, tableConcurrency, ({ value: { target, key }, etag }) =>
      this.#rows.removeOne(keysOf(target, key), etag),
    );
  }
}
