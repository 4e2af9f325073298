/** Storage queues in memory: messages are hidden while they are worked on and come back unless they are deleted. */
import type { Chance } from '../chance.ts';
import type { Schedule } from '../schedule.ts';
import type { Counts } from '../tally.ts';

export type Message = { id: number; text: string; visibleAt: number; dequeueCount: number; receipt: number };

/** How unruly the queues are: shares of messages. */
export type QueueManners = {
  /** Stored twice, as when a sender tries again after a lost answer. */
  duplicated: number;
  /** Visible again while they are worked on, as when a host could not renew its hold. */
  overlapping: number;
  /** Worked through and not deleted, as when the answer to the deletion was lost before it took effect. */
  redelivered: number;
};

export const wellMannered: QueueManners = { duplicated: 0, overlapping: 0, redelivered: 0 };

/** What Azure's host hides a message for while its function runs. Seconds. */
const leaseSeconds = 600;

export class SimulatedQueues {
  readonly #messages = new Map<string, Message[]>();
  readonly #schedule: Schedule;
  readonly #chance: Chance;
  readonly #counts: Counts;
  #count = 0;
  manners: QueueManners = wellMannered;
  /** Told of a queue that has something to give. */
  wake: (queue: string) => void = () => undefined;
  /** Told of every message that is sent. */
  sent: (queue: string, text: string) => void = () => undefined;

  constructor(schedule: Schedule, chance: Chance, counts: Counts) {
    this.#schedule = schedule;
    this.#chance = chance;
    this.#counts = counts;
  }

  send(queue: string, text: string, afterSeconds = 0): void {
    this.sent(queue, text);
    this.#store(queue, text, afterSeconds);
    if (!this.#chance.happens(this.manners.duplicated)) return;
    this.#counts.add('messages duplicated');
    this.#store(queue, text, afterSeconds);
  }

  /** Takes any message that is visible, not always the oldest. */
  take(queue: string): Message | null {
    const visible = this.#in(queue).filter(({ visibleAt }) => visibleAt <= this.#schedule.time);
    if (visible.length === 0) return null;
    const message = this.#chance.of(visible);
    const overlaps = this.#chance.happens(this.manners.overlapping);
    if (overlaps) this.#counts.add('messages worked on twice at once');
    if (message.dequeueCount > 0) this.#counts.add('messages redelivered');
    message.dequeueCount += 1;
    message.receipt += 1;
    this.#hide(queue, message, overlaps ? this.#chance.whole(1, 40) : leaseSeconds);
    return { ...message };
  }

  /** Nothing happens when somebody else has taken it since. */
  delete(queue: string, { id, receipt }: Message): void {
    if (this.#chance.happens(this.manners.redelivered)) return;
    const kept = this.#in(queue).filter((message) => message.id !== id || message.receipt !== receipt);
    this.#messages.set(queue, kept);
  }

  putBack(queue: string, { id, receipt }: Message, afterSeconds: number): void {
    const message = this.#in(queue).find((one) => one.id === id && one.receipt === receipt);
    if (message) this.#hide(queue, message, afterSeconds);
  }

  /** Queues with their messages. */
  all(): ReadonlyMap<string, readonly Message[]> {
    return this.#messages;
  }

  #in(queue: string): Message[] {
    return this.#messages.get(queue) ?? [];
  }

  #store(queue: string, text: string, afterSeconds: number): void {
    this.#count += 1;
    const message = { id: this.#count, text, visibleAt: 0, dequeueCount: 0, receipt: 0 };
    this.#messages.set(queue, [...this.#in(queue), message]);
    this.#hide(queue, message, afterSeconds);
  }

  #hide(queue: string, message: Message, seconds: number): void {
    message.visibleAt = this.#schedule.time + seconds * 1000;
    // Listeners poll.
    this.#schedule.after(seconds * 1000 + this.#chance.wait(300), () => this.wake(queue));
  }
}
