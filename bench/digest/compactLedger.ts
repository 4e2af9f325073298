/** The ledger's rows in arrays of a size that is fixed beforehand, so that what grows in memory is the engine's own. */
import { type Changing, type Delivery, deliveryStates } from '#core/delivery/delivery.ts';
import { peoplePerChunk } from '#core/delivery/dispatch.ts';
import { instantOf } from '#core/time/zones.ts';
import { InMemoryLedger } from '../../tests/doubles/delivery.ts';
import { personNumber } from './platform.ts';
import { personKey } from './roll.ts';

const instant = (ms: number | undefined): string => instantOf(new Date(ms ?? 0));

/** Everybody is reached by chat first, with the same items; people stand in chunks by their numbers. */
export class CompactLedger extends InMemoryLedger {
  readonly #template: Delivery;
  /** 0: not there; otherwise the place of its state, from 1. */
  readonly #states: Uint8Array;
  readonly #attempts: Uint8Array;
  readonly #notBefore: Float64Array;

  constructor(people: number, template: Delivery) {
    super();
    this.#template = template;
    this.#states = new Uint8Array(people);
    this.#attempts = new Uint8Array(people);
    this.#notBefore = new Float64Array(people);
  }

  override async insert(rows: readonly Delivery[]): Promise<void> {
    for (const { person, notBefore } of rows) {
      const number = personNumber(person);
      if (this.#states[number] !== 0) continue;
      this.#states[number] = 1;
      this.#notBefore[number] = Date.parse(notBefore);
    }
  }

  override async rows(dispatch: string, chunk: number): Promise<Delivery[]> {
    const rows: Delivery[] = [];
    const first = chunk * peoplePerChunk;
    for (let number = first; number < first + peoplePerChunk; number += 1) {
      const row = this.#rowOf(dispatch, number);
      if (row) rows.push(row);
    }
    return rows;
  }

  override async row(dispatch: string, _chunk: number, person: string): Promise<Delivery | null> {
    return this.#rowOf(dispatch, personNumber(person));
  }

  override async note({ person }: Pick<Delivery, 'person'>, change: Partial<Changing>): Promise<void> {
    const number = personNumber(person);
    if (change.state) this.#states[number] = deliveryStates.indexOf(change.state) + 1;
    if (change.attempts) this.#attempts[number] = change.attempts;
    if (change.notBefore) this.#notBefore[number] = Date.parse(change.notBefore);
  }

  #rowOf(dispatch: string, number: number): Delivery | null {
    const state = deliveryStates[(this.#states[number] ?? 0) - 1];
    if (!state) return null;
    return {
      ...this.#template,
      dispatch,
      chunk: Math.floor(number / peoplePerChunk),
      person: personKey(number),
      state,
      attempts: this.#attempts[number] ?? 0,
      notBefore: instant(this.#notBefore[number]),
    };
  }
}
