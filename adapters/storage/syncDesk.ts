import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { instantSchema } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import type { Reading, SyncDesk } from '#core/sync/inbound/ports.ts';
import {
  type SyncNotice,
  type SyncQuestion,
  syncNoticeSchema,
  syncQuestionSchema,
} from '#core/sync/inbound/question.ts';
import { keyText, Rows, tryTransaction, writeAction } from './rows.ts';

const readingSchema = z.object({ source: z.enum(['list', 'calendar']), at: instantSchema });

const keysOf = (partitionKey: 'question' | 'notice' | 'reading', id: string) => ({
  partitionKey,
  rowKey: keyText(id),
});

/** Questions, notices and readings in the table `syncDesk`, a partition for each. */
export class TableSyncDesk implements SyncDesk {
  readonly #questions: Rows<SyncQuestion>;
  readonly #notices: Rows<SyncNotice>;
  readonly #readings: Rows<Reading>;

  constructor(client: TableClient) {
    this.#questions = new Rows(client, {
      schema: syncQuestionSchema,
      keys: ({ id }) => keysOf('question', id),
      columns: ['state'],
    });
    this.#notices = new Rows(client, {
      schema: syncNoticeSchema,
      keys: ({ id }) => keysOf('notice', id),
      columns: ['at'],
    });
    this.#readings = new Rows(client, {
      schema: readingSchema,
      keys: ({ source }) => keysOf('reading', source),
      columns: ['at'],
    });
  }

  question(id: string): Promise<Stored<SyncQuestion> | null> {
    return this.#questions.get(keysOf('question', id));
  }

  openQuestions(): Promise<Stored<SyncQuestion>[]> {
    return this.#questions.query(odata`PartitionKey eq ${'question'} and state eq ${'open'}`);
  }

  putQuestion(question: SyncQuestion, etag: string | null): Promise<'written' | 'conflict'> {
    return tryTransaction(this.#questions.client, [writeAction(this.#questions.encode(question), etag)]);
  }

  async note(notices: readonly SyncNotice[]): Promise<void> {
    await this.#notices.put(notices);
  }

  async noticesSince(at: string): Promise<SyncNotice[]> {
    const rows = await this.#notices.query(odata`PartitionKey eq ${'notice'} and at ge ${at}`);
    return rows.map(({ value }) => value);
  }

  async noteReading(reading: Reading): Promise<void> {
    await this.#readings.put([reading]);
  }

  async readings(): Promise<Reading[]> {
    const rows = await this.#readings.query(odata`PartitionKey eq ${'reading'}`);
    return rows.map(({ value }) => value);
  }
}
