import type { AppInstaller, Installed } from '#core/delivery/installing.ts';

/** Installations in memory, for the people of one tenant. */
export class InMemoryInstaller implements AppInstaller {
  readonly asked: string[] = [];
  /** Answers to give instead, one after the other. */
  readonly next: Installed[] = [];
  /** What happens meanwhile. */
  onInstall: () => Promise<void> = async () => undefined;
  readonly #tenantId: string;

  constructor(tenantId: string) {
    this.#tenantId = tenantId;
  }

  chatOf(person: string): string {
    return `19:${person.slice(person.indexOf(':') + 1)}_app@unq.gbl.spaces`;
  }

  async install(person: string): Promise<Installed | null> {
    if (!person.startsWith(`${this.#tenantId}:`)) return null;
    this.asked.push(person);
    await this.onInstall();
    return this.next.shift() ?? { status: 'there', conversationId: this.chatOf(person) };
  }
}
