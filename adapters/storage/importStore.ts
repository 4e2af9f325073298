import { odata, type TableClient } from '@azure/data-tables';
import { type ContainerClient, RestError } from '@azure/storage-blob';
import type { Instant } from '#core/events/event.ts';
import { type ImportRun, importRunSchema } from '#core/events/importRun.ts';
import type { ImportStore } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const partitionKey = 'import';
const keysOf = (id: string) => ({ partitionKey, rowKey: keyText(id) });

/** Imports in the table `imports`, their files in the blob container of that name. */
export class TableImportStore implements ImportStore {
  readonly #rows: Rows<ImportRun>;
  readonly #files: ContainerClient;

  constructor(client: TableClient, files: ContainerClient) {
    this.#rows = new Rows(client, {
      schema: importRunSchema,
      keys: (run) => keysOf(run.id),
      columns: ['state'],
      derived: ({ startedBy, startedAt }) => ({ startedBy, startedAt }),
    });
    this.#files = files;
  }

  /** The file first: a run that can be seen can be applied. */
  async create(run: ImportRun, file: Uint8Array): Promise<void> {
    await this.#files.getBlockBlobClient(run.id).uploadData(file);
    await this.#rows.client.createEntity(this.#rows.encode(run));
  }

  async get(id: string): Promise<ImportRun | null> {
    return (await this.#rows.get(keysOf(id)))?.value ?? null;
  }

  async file(id: string): Promise<Uint8Array | null> {
    try {
      return await this.#files.getBlockBlobClient(id).downloadToBuffer();
    } catch (error) {
      if (error instanceof RestError && error.statusCode === 404) return null;
      throw error;
    }
  }

  async startedBy(key: string): Promise<ImportRun[]> {
    const runs = await this.#rows.query(odata`PartitionKey eq ${partitionKey} and startedBy eq ${key}`);
    return runs.map(({ value }) => value);
  }

  async inState(state: ImportRun['state'], since: Instant): Promise<ImportRun[]> {
    const runs = await this.#rows.query(
      odata`PartitionKey eq ${partitionKey} and state eq ${state} and startedAt ge ${since}`,
    );
    return runs.map(({ value }) => value);
  }

  /** The file first: a run without one can be removed again. */
  async forget(before: Instant, most: number): Promise<number> {
    const old = await this.#rows.first(
      odata`PartitionKey eq ${partitionKey} and startedAt lt ${before}`,
      most,
    );
    for (const { value } of old) await this.#files.getBlockBlobClient(value.id).deleteIfExists();
    await this.#rows.remove(old.map(({ value }) => keysOf(value.id)));
    return old.length;
  }

  async save(run: ImportRun): Promise<void> {
    await this.#rows.put([run]);
  }
}
