/** Queues and the workers on them, as many at once as the host runs of one function (`host.json`). */
import type { Schedule } from '../../tests/simulation/schedule.ts';

/** A batch of two messages and one more while one of them is still under way. */
const workersAtOnce = 3;

export class Workers<Message> {
  readonly #waiting: Message[] = [];
  readonly #schedule: Schedule;
  readonly #work: (message: Message) => Promise<void>;
  #delayed = 0;
  #running = 0;

  constructor(schedule: Schedule, work: (message: Message) => Promise<void>) {
    this.#schedule = schedule;
    this.#work = work;
  }

  /** Messages that wait, are put off, or are worked on. */
  get size(): number {
    return this.#waiting.length + this.#delayed + this.#running;
  }

  send(message: Message, afterSeconds = 0): void {
    if (afterSeconds > 0) {
      this.#delayed += 1;
      this.#schedule.after(afterSeconds * 1000, () => {
        this.#delayed -= 1;
        this.send(message);
      });
      return;
    }
    this.#waiting.push(message);
    this.#next();
  }

  #next(): void {
    const message = this.#running < workersAtOnce ? this.#waiting.shift() : undefined;
    if (message === undefined) return;
    this.#running += 1;
    // A failure ends the measurement: nothing here may fail.
    void this.#work(message).then(() => {
      this.#running -= 1;
      this.#next();
    });
  }
}
