import { readFileSync } from 'node:fs';
import { channelCards } from '#bot/cards/channelCards.ts';
import { digestCards } from '#bot/cards/digestCard.ts';
import type { Clock } from '#core/clock.ts';
import type { DeliveryDeps } from '#core/delivery/deliveryDeps.ts';
import type { DeliveryTask } from '#core/delivery/ports.ts';
import { schoolCalendarSchema } from '#core/time/schoolDays.ts';
import { InMemoryChat } from './chat.ts';
import { inMemoryDeps } from './inMemoryDeps.ts';

/** The county's own school days. */
export const countyCalendar = schoolCalendarSchema.parse(
  JSON.parse(readFileSync(new URL('../../content/school-calendar.json', import.meta.url), 'utf8')),
);

/** Tasks for workers, in the order in which they become due. */
export class InMemoryTasks {
  readonly tasks: { task: DeliveryTask; dueMs: number }[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  wake = async (tasks: readonly DeliveryTask[], afterSeconds: number): Promise<void> => {
    const dueMs = this.#clock.now().getTime() + afterSeconds * 1000;
    for (const task of tasks) this.tasks.push({ task, dueMs });
  };

  /** Takes the first that is due; null when none is. */
  take(): DeliveryTask | null {
    const now = this.#clock.now().getTime();
    const index = this.tasks.findIndex(({ dueMs }) => dueMs <= now);
    return this.tasks.splice(index, index < 0 ? 0 : 1)[0]?.task ?? null;
  }
}

/** Everything that delivery asks for, in memory. */
export const deliveryDeps = () => {
  const base = inMemoryDeps();
  const tasks = new InMemoryTasks(base.clock);
  const deps = {
    ...base,
    chat: new InMemoryChat(),
    digestCards,
    channelCards,
    schoolCalendar: countyCalendar,
    wakeDeliveries: tasks.wake,
    tasks,
  };
  return deps satisfies DeliveryDeps;
};
export type InMemoryDelivery = ReturnType<typeof deliveryDeps>;
