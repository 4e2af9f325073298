import type { Stored } from '#core/events/ports.ts';
import type { SyncDesk } from '#core/sync/inbound/ports.ts';
import type { SyncNotice, SyncQuestion } from '#core/sync/inbound/question.ts';

/** Questions and notices in memory. */
export class InMemoryDesk implements SyncDesk {
  readonly questions = new Map<string, Stored<SyncQuestion>>();
  readonly notices = new Map<string, SyncNotice>();
  #tag = 0;

  async question(id: string): Promise<Stored<SyncQuestion> | null> {
    return structuredClone(this.questions.get(id) ?? null);
  }

  async openQuestions(): Promise<Stored<SyncQuestion>[]> {
    return structuredClone([...this.questions.values()].filter(({ value }) => value.state === 'open'));
  }

  async putQuestion(question: SyncQuestion, etag: string | null): Promise<'written' | 'conflict'> {
    if ((this.questions.get(question.id)?.etag ?? null) !== etag) return 'conflict';
    this.#tag += 1;
    this.questions.set(question.id, { value: structuredClone(question), etag: `tag-${this.#tag}` });
    return 'written';
  }

  async note(notices: readonly SyncNotice[]): Promise<void> {
    for (const notice of notices) this.notices.set(notice.id, structuredClone(notice));
  }

  async noticesSince(at: string): Promise<SyncNotice[]> {
    return structuredClone([...this.notices.values()].filter((notice) => notice.at >= at));
  }
}
