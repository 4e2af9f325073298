/** One instance of the service: some workers that take from the queue, until it is killed at any moment. */
import type { DeliveryDeps } from '#core/delivery/deliveryDeps.ts';
import { doTask } from '#core/delivery/doTask.ts';
import type { VirtualClock } from '../../tests/doubles/virtualClock.ts';
import type { VirtualQueue } from './queue.ts';

/** As `host.json` has it: two messages at a time, and one more when one of them is done. */
const workers = 3;
/** `maxPollingInterval` */
const pollMs = 2000;
/** Milliseconds of a call to the storage account. */
const storageMs = 5;

export type Instance = { kill(): void; alive(): boolean };

/** A promise of its own each time, so that what waits for it is forgotten with it. */
const never = (): Promise<never> => new Promise(() => undefined);

/** Every call takes its time, and a call of a dead instance never returns, whether it took effect or not. */
const guarded = <Port extends object>(
  port: Port,
  { alive }: Pick<Instance, 'alive'>,
  wait: () => Promise<void>,
  onDeath: (given: unknown[]) => void = () => undefined,
): Port =>
  new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        if (!alive()) return never();
        await wait();
        if (!alive()) return never();
        const value: unknown = await member.apply(target, given);
        if (alive()) return value;
        onDeath(given);
        return never();
      };
    },
  });

export const startInstance = (
  base: DeliveryDeps,
  queue: VirtualQueue,
  clock: VirtualClock,
  /** A message that was taken when the instance died, or died before it could be noted. */
  onUnknowable: (person: string) => void,
): Instance => {
  let living = true;
  const instance: Instance = {
    alive: () => living,
    kill: () => {
      living = false;
    },
  };
  const storage = () => clock.sleep(storageMs);
  const at = async () => undefined;
  const underWay = new Set<string>();
  const deps: DeliveryDeps = {
    ...base,
    issues: guarded(base.issues, instance, storage),
    preferences: guarded(base.preferences, instance, storage),
    dispatches: guarded(base.dispatches, instance, storage),
    leases: guarded(base.leases, instance, storage),
    mailer: guarded(base.mailer, instance, storage),
    pace: guarded(base.pace, instance, at),
    ledger: guarded(base.ledger, instance, storage),
    chat: {
      ...base.chat,
      async send(person, message) {
        if (!living) return never();
        underWay.add(person);
        const outcome = await base.chat.send(person, message);
        if (!living) return never();
        return outcome;
      },
    },
    wakeDeliveries: async (tasks, afterSeconds) => {
      if (!living) return never();
      await storage();
      return living ? base.wakeDeliveries(tasks, afterSeconds) : never();
    },
  };
  const { ledger } = deps;
  deps.ledger = new Proxy(ledger, {
    get(target, name) {
      if (name !== 'note') return Reflect.get(target, name, target);
      return async (...given: Parameters<typeof ledger.note>) => {
        await ledger.note(...given);
        underWay.delete(given[0].person);
      };
    },
  });
  instance.kill = () => {
    living = false;
    for (const person of underWay) onUnknowable(person);
  };
  const work = async (): Promise<void> => {
    while (living) {
      const taken = queue.take();
      if (!taken) await clock.sleep(pollMs);
      else {
        await doTask(deps, taken.task);
        if (living) taken.done();
      }
    }
  };
  for (let worker = 0; worker < workers; worker += 1) void work();
  return instance;
};
