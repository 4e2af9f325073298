import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Stored } from '#core/events/ports.ts';
import type { Projection, ProjectionStore, ProjectionTarget } from '#core/sync/ports.ts';
import { keyText, Rows } from './rows.ts';

const projectionSchema: z.ZodType<Projection> = z.object({
  target: z.enum(['calendar', 'list', 'bookingList', 'cancellationMail', 'letter']),
  key: z.string(),
  remoteId: z.string(),
  snapshot: z.record(z.string(), z.unknown()),
  problem: z.string().nullable(),
  changedAt: z.string(),
  writer: z.object({ token: z.string(), until: z.string() }).nullable().default(null),
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

type Change = { key: string; row: Stored<Projection> | null; note: Projection | null };

/** How often notes are looked at again that somebody else changed meanwhile. */
const mostAttempts = 20;

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

  async change(
    target: ProjectionTarget,
    keys: readonly string[],
    next: (note: Projection | null, key: string) => Projection | null,
  ): Promise<Map<string, Projection>> {
    const standing = new Map<string, Projection>();
    let open = [...new Set(keys)];
    for (let attempt = 0; open.length > 0; attempt += 1) {
      if (attempt === mostAttempts) throw new Error(`What is noted of the ${target} changes all the time.`);
      const rows = await this.#rows.getMany(open.map((key) => keysOf(target, key)));
      const noted = new Map(rows.map((row) => [row.value.key, row]));
      const changes = open.flatMap((key): Change[] => {
        const row = noted.get(key) ?? null;
        const note = next(row?.value ?? null, key);
        if (note) standing.set(key, note);
        else standing.delete(key);
        return note === (row?.value ?? null) ? [] : [{ key, row, note }];
      });
      open = await this.#carryOut(target, changes);
    }
    return standing;
  }

  /** @returns keys of what somebody else had changed meanwhile, which stays as they left it */
  async #carryOut(target: ProjectionTarget, changes: readonly Change[]): Promise<string[]> {
    const moved = changes.flatMap(({ row, note }) =>
      note && isFollowed(note) && note.remoteId !== row?.value.remoteId ? note : [],
    );
    const pointers = moved.map(({ remoteId, key }) => [remoteId, { target, remoteId, key }] as const);
    if (pointers.length > 0) await this.#pointers.put([...new Map(pointers).values()]);
    const lost = await this.#rows.exchange(
      changes.map(({ key, row, note }) => ({ ...keysOf(target, key), etag: row?.etag ?? null, value: note })),
    );
    return lost.map(({ rowKey }) => rowKey);
  }
}
