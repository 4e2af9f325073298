import type { ItemList, ListFields, ListOperation, Outcome } from '#core/sync/ports.ts';
import { Script } from './script.ts';

/** A SharePoint list in memory whose key is unique. */
export class InMemoryItemList implements ItemList {
  readonly items = new Map<string, { key: string; fields: ListFields }>();
  /** Operations carried out, in order. */
  readonly operations: ListOperation[] = [];
  /** Outcomes to give instead of carrying an operation out: `list.script.next(key, outcome)`. */
  readonly script = new Script();
  #count = 0;

  /** The fields of the item with this key. */
  byKey(key: string): ListFields | undefined {
    return [...this.items.values()].find((item) => item.key === key)?.fields;
  }

  async apply(operations: readonly ListOperation[]): Promise<Outcome[]> {
    return operations.map((operation) => this.script.take(operation.key) ?? this.#carryOut(operation));
  }

  #carryOut(operation: ListOperation): Outcome {
    this.operations.push(structuredClone(operation));
    if (operation.op === 'delete') {
      this.items.delete(operation.remoteId ?? this.#standingAs(operation.key) ?? '');
      return { status: 'gone' };
    }
    const remoteId = operation.op === 'update' ? operation.remoteId : this.#idFor(operation.key);
    const item = this.items.get(remoteId);
    if (operation.op === 'update' && !item) return { status: 'gone' };
    const fields = { ...item?.fields, ...structuredClone(operation.fields) };
    this.items.set(remoteId, { key: operation.key, fields });
    return { status: 'done', remoteId, joinUrl: null };
  }

  #idFor(key: string): string {
    const known = this.#standingAs(key);
    if (known) return known;
    this.#count += 1;
    return String(this.#count);
  }

  #standingAs(key: string): string | undefined {
    return [...this.items].find(([, item]) => item.key === key)?.[0];
  }
}
