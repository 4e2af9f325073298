import { odata, type TableClient } from '@azure/data-tables';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import type { SyncDesk } from '#core/sync/inbound/ports.ts';
import {
  type SyncNotice,
  type SyncQuestion,
  syncNoticeSchema,
  syncQuestionSchema,
} from '#core/sync/inbound/question.ts';
import { keyText, Rows } from './rows.ts';

const keysOf = (partitionKey: 'question' | 'notice', id: string) => ({
  partitionKey,
  rowKey: keyText(id),
});

/** Questions and notices in the table `syncDesk`, a partition for each. */
export class TableSyncDesk implements SyncDesk {
  readonly #questions: Rows<SyncQuestion>;
  readonly #notices: Rows<SyncNotice>;

  constructor(client: TableClient) {
    this.#questions = new Rows(client, {
      schema: syncQuestionSchema,
      keys: ({ id }) => keysOf('question', id),
      columns: ['state'],
      derived: ({ askedAt }) => ({ askedAt }),
    });
    this.#notices = new Rows(client, {
      schema: syncNoticeSchema,
      keys: ({ id }) => keysOf('notice', id),
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
    return this.#questions.write(question, etag);
  }

  async note(notices: readonly SyncNotice[]): Promise<void> {
    await this.#notices.put(notices);
  }

  everyQuestion(): Promise<Stored<SyncQuestion>[]> {
    return this.#questions.query(odata`PartitionKey eq ${'question'}`);
  }

  async forget(before: Instant, most: number): Promise<number> {
    const notices = await this.#notices.removeFirst(
      odata`PartitionKey eq ${'notice'} and at lt ${before}`,
      most,
    );
    const questions = await this.#questions.removeFirst(
      odata`PartitionKey eq ${'question'} and state ne ${'open'} and askedAt lt ${before}`,
      most,
    );
    return notices + questions;
  }

  async noticesSince(at: string): Promise<SyncNotice[]> {
    const rows = await this.#notices.query(odata`PartitionKey eq ${'notice'} and at ge ${at}`);
    return rows.map(({ value }) => value);
  }
}
