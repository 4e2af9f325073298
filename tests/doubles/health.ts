import type { QueueName } from '#core/contract/queue.ts';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import type { Role } from '#core/people/person.ts';
import type { RoleProof, RoleProofStore } from '#core/people/roleProofs.ts';
import type { Alert, AlertStore, Seen } from '#core/sync/alerts/alert.ts';
import type { Pause, PauseStore } from '#core/sync/health/pause.ts';
import type { StoppedMessage, StoppedStore, WorkQueues } from '#core/sync/health/stopped.ts';
import { TaggedRows } from './taggedRows.ts';

/** Whether synchronising is paused, in memory. */
export class InMemoryPauses implements PauseStore {
  pause: Pause | null = null;

  async get(): Promise<Pause | null> {
    return structuredClone(this.pause);
  }

  async put(pause: Pause | null): Promise<void> {
    this.pause = structuredClone(pause);
  }
}

/** Messages that stopped, in memory. */
export class InMemoryStopped implements StoppedStore {
  readonly rows = new Map<string, Stored<StoppedMessage>>();
  #tag = 0;

  async get(id: string): Promise<Stored<StoppedMessage> | null> {
    return structuredClone(this.rows.get(id) ?? null);
  }

  async all(): Promise<Stored<StoppedMessage>[]> {
    return structuredClone([...this.rows.values()]);
  }

  async put(stopped: StoppedMessage): Promise<void> {
    this.#tag += 1;
    this.rows.set(stopped.id, { value: structuredClone(stopped), etag: `tag-${this.#tag}` });
  }

  async replace(stopped: StoppedMessage, etag: string): Promise<'written' | 'conflict'> {
    if (this.rows.get(stopped.id)?.etag !== etag) return 'conflict';
    await this.put(stopped);
    return 'written';
  }

  async remove(id: string): Promise<void> {
    this.rows.delete(id);
  }
}

/** Queues in memory: what was put back stays in them. */
export class InMemoryWorkQueues implements WorkQueues {
  readonly messages: { queue: QueueName; message: unknown }[] = [];

  async waiting(queue: QueueName): Promise<number> {
    return this.messages.filter((one) => one.queue === queue).length;
  }

  async putBack(queue: QueueName, message: string): Promise<void> {
    this.messages.push({ queue, message: JSON.parse(message) });
  }
}

/** Proved roles, in memory. */
export class InMemoryRoleProofs implements RoleProofStore {
  readonly proofs = new Map<string, RoleProof>();

  async get(person: string): Promise<RoleProof | null> {
    return structuredClone(this.proofs.get(person) ?? null);
  }

  async put(proof: RoleProof): Promise<void> {
    this.proofs.set(proof.person, structuredClone(proof));
  }

  async remove(person: string): Promise<void> {
    this.proofs.delete(person);
  }

  async forget(before: Instant, most: number): Promise<number> {
    const old = [...this.proofs.values()].filter(({ until }) => until < before).slice(0, most);
    for (const { person } of old) this.proofs.delete(person);
    return old.length;
  }

  async holders(role: Role, since: Instant): Promise<string[]> {
    return [...this.proofs.values()]
      .filter(({ roles, until }) => roles.includes(role) && until > since)
      .map(({ person }) => person)
      .toSorted();
  }
}

/** Alerts, in memory. */
export class InMemoryAlerts implements AlertStore {
  readonly rows = new TaggedRows<Alert>(({ id }) => id);
  wrong: Seen[] = [];

  async get(id: string): Promise<Stored<Alert> | null> {
    return this.rows.get(id);
  }

  async all(): Promise<Stored<Alert>[]> {
    return this.rows.all();
  }

  async put(alert: Alert, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(alert, etag);
  }

  async seen(): Promise<Seen[]> {
    return structuredClone(this.wrong);
  }

  async putSeen(seen: readonly Seen[]): Promise<void> {
    this.wrong = structuredClone([...seen]);
  }

  async forget(before: Instant): Promise<number> {
    const old = this.rows.all().filter(({ value }) => value.state === 'closed' && value.at < before);
    for (const { value, etag } of old) this.rows.remove(value.id, etag);
    return old.length;
  }
}
