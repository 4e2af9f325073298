import type {
  Chat,
  ChatMessage,
  ChatOutcome,
  ChatPlace,
  ChatPlaceStore,
  ChatReason,
} from '#core/delivery/chat.ts';
import type { Stored } from '#core/events/ports.ts';
import type { Telling, TellingStore } from '#core/sync/inbound/telling.ts';

/** Where people's chats are, in memory. */
export class InMemoryChatPlaces implements ChatPlaceStore {
  readonly places = new Map<string, ChatPlace>();

  async of(person: string): Promise<ChatPlace | null> {
    return structuredClone(this.places.get(person) ?? null);
  }

  async byAddress(email: string, tenantId: string): Promise<ChatPlace | null> {
    const found = [...this.places.values()].find(
      (place) => place.email === email && place.tenantId === tenantId && email !== '',
    );
    return structuredClone(found ?? null);
  }

  async within({ after, upTo }: { after: string | null; upTo: string | null }) {
    const places = [...this.places.values()].filter(
      ({ person }) => (after === null || person > after) && (upTo === null || person <= upTo),
    );
    return new Map(places.map(({ person, closed }) => [person, closed]));
  }

  async put(place: ChatPlace): Promise<void> {
    this.places.set(place.person, structuredClone(place));
  }

  async close(person: string, reason: ChatReason): Promise<void> {
    const place = this.places.get(person);
    if (place) this.places.set(person, { ...place, closed: reason });
  }

  async remove(person: string): Promise<void> {
    this.places.delete(person);
  }
}

/** What editors are told, in memory. */
export class InMemoryTellings implements TellingStore {
  readonly rows = new Map<string, Stored<Telling>>();
  #tag = 0;

  async get(id: string): Promise<Stored<Telling> | null> {
    return structuredClone(this.rows.get(id) ?? null);
  }

  async standing(): Promise<Stored<Telling>[]> {
    return structuredClone([...this.rows.values()].filter(({ value }) => value.state !== 'closed'));
  }

  async all(): Promise<Telling[]> {
    return structuredClone([...this.rows.values()].map(({ value }) => value));
  }

  async remove(id: string): Promise<void> {
    this.rows.delete(id);
  }

  async put(telling: Telling, etag: string | null): Promise<'written' | 'conflict'> {
    if ((this.rows.get(telling.id)?.etag ?? null) !== etag) return 'conflict';
    this.#tag += 1;
    this.rows.set(telling.id, { value: structuredClone(telling), etag: `tag-${this.#tag}` });
    return 'written';
  }

  async forget(before: string): Promise<number> {
    const old = [...this.rows.values()].filter(({ value }) => value.state === 'closed' && value.at < before);
    for (const { value } of old) this.rows.delete(value.id);
    return old.length;
  }
}

/** Cards kept instead of sent: by message what stands there now. */
export class InMemoryChat implements Chat {
  readonly cards = new Map<string, { person: string; message: ChatMessage }>();
  /** Outcomes to give instead, one after the other. */
  readonly next: ChatOutcome[] = [];

  async send(person: string, message: ChatMessage): Promise<ChatOutcome> {
    return this.next.shift() ?? this.#keep(`card-${this.cards.size + 1}`, person, message);
  }

  async replace(person: string, activityId: string, message: ChatMessage): Promise<ChatOutcome> {
    return this.next.shift() ?? this.#keep(activityId, person, message);
  }

  #keep(activityId: string, person: string, message: ChatMessage): ChatOutcome {
    this.cards.set(activityId, { person, message });
    return { status: 'sent', activityId };
  }
}
