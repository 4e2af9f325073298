import { odata, type TableClient } from '@azure/data-tables';
import { type Issue, issueSchema, newsId, newsPrefix } from '#core/digests/issue.ts';
import { type IssueStore, unfinishedStates } from '#core/digests/ports.ts';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const partitionKey = 'issue';
/** News come often and are read by nobody but workers. Their ids begin with this and sort by time. */
const newsPartition = 'news';
const keysOf = (id: string) => ({
  partitionKey: id.startsWith(newsPrefix) ? newsPartition : partitionKey,
  rowKey: keyText(id),
});

/** Issues of the digest in the table `issues`, one partition, some fifty in a year; news in another. */
export class TableIssueStore implements IssueStore {
  readonly #rows: Rows<Issue>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: issueSchema,
      keys: ({ id }) => keysOf(id),
      columns: ['state', 'sendAt'],
      derived: ({ pending }) => (pending ? { pending: pending.number } : {}),
    });
  }

  get(id: string): Promise<Stored<Issue> | null> {
    return this.#rows.get(keysOf(id));
  }

  async list(): Promise<Issue[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey}`);
    return rows
      .map(({ value }) => value)
      .sort((a, b) => b.week.localeCompare(a.week) || b.createdAt.localeCompare(a.createdAt));
  }

  async latestNews(since: Instant): Promise<Issue | null> {
    const rows = await this.#rows.query(
      odata`PartitionKey eq ${newsPartition} and RowKey ge ${keyText(newsId(since))}`,
    );
    return rows.at(-1)?.value ?? null;
  }

  unsettledNews(since: Instant): Promise<Stored<Issue>[]> {
    const made = odata`PartitionKey eq ${newsPartition} and RowKey ge ${keyText(newsId(since))}`;
    return this.#rows.query(`${made} and (${odata`state eq ${'sending'}`} or pending gt 0)`);
  }

  due(now: Instant): Promise<Stored<Issue>[]> {
    return this.#rows.query(
      odata`PartitionKey eq ${partitionKey} and state eq ${'scheduled'} and sendAt le ${now}`,
    );
  }

  async unfinished(): Promise<Issue[]> {
    const states = unfinishedStates.map((state) => odata`state eq ${state}`).join(' or ');
    const rows = await this.#rows.query(`${odata`PartitionKey eq ${partitionKey}`} and (${states})`);
    return rows.map(({ value }) => value);
  }

  inReview(): Promise<Issue[]> {
    return this.#inState('inReview');
  }

  sending(): Promise<Issue[]> {
    return this.#inState('sending');
  }

  async #inState(state: Issue['state']): Promise<Issue[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey} and state eq ${state}`);
    return rows.map(({ value }) => value);
  }

  pending(): Promise<Stored<Issue>[]> {
    return this.#rows.query(odata`PartitionKey eq ${partitionKey} and pending gt 0`);
  }

  put(issue: Issue, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(issue, etag);
  }
}
