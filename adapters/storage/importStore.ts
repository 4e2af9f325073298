import type { TableClient } from '@azure/data-tables';
import { type ContainerClient, RestError } from '@azure/storage-blob';
import { type ImportRun, importRunSchema } from '#core/events/importRun.ts';
import type { ImportStore } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const keysOf = (id: string) => ({ partitionKey: 'import', rowKey: keyText(id) });

/** Imports in the table `imports`, their files in the blob container of that name. */
export class TableImportStore implements ImportStore {
  readonly #rows: Rows<ImportRun>;
  readonly #files: ContainerClient;

  constructor(client: TableClient, files: ContainerClient) {
    this.#rows = new Rows(client, {
      schema: importRunSchema,
      keys: (run) => keysOf(run.id),
      columns: ['state'],
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

  async save(run: ImportRun): Promise<void> {
    await this.#rows.put([run]);
  }
}
