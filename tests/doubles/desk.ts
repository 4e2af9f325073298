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

  async everyQuestion(): Promise<Stored<SyncQuestion>[]> {
    return structuredClone([...this.questions.values()]);
  }

  async forget(before: string, most: number): Promise<number> {
    const notices = [...this.notices.values()].filter(({ at }) => at < before).slice(0, most);
    const questions = [...this.questions.values()]
      .filter(({ value }) => value.state !== 'open' && value.askedAt < before)
      .slice(0, most);
    for (const { id } of notices) this.notices.delete(id);
    for (const { value } of questions) this.questions.delete(value.id);
    return notices.length + questions.length;
  }

  async noticesSince(at: string): Promise<SyncNotice[]> {
    return structuredClone([...this.notices.values()].filter((notice) => notice.at >= at));
  }
}
