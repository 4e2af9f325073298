/** The storage account in memory: the doubles that keep the storage contracts, with queues that workers take from. */
import type { Clock } from '#core/clock.ts';
import {
  changesMessageSchema,
  deliveryMessageSchema,
  erasureMessageSchema,
  feedMessageSchema,
  importMessageSchema,
  mailMessageSchema,
  projectMessageSchema,
  queueNames,
  tellingMessageSchema,
} from '#core/contract/queue.ts';
import { inRunsOf } from '#core/inRunsOf.ts';
import type { Subject } from '#core/sync/ports.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import { instantOf } from '#core/time/zones.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../doubles/inMemoryDeps.ts';
import { SeededIds } from '../../doubles/seededIds.ts';
import type { Instance, Storage } from './instance.ts';
import type { SimulatedQueues } from './queues.ts';

/** What of the doubles is no storage: Microsoft 365 and the mail go their real ways here. */
const elsewhere = [
  'sleep',
  'eventList',
  'bookingList',
  'calendar',
  'mailer',
  'links',
  'publicUrl',
  'ids',
] as const;

export type Tables = Omit<InMemoryDeps, 'clock' | Exclude<(typeof elsewhere)[number], 'ids'>>;

export const createTables = (clock: Clock, seed: string): Tables => {
  const { clock: _clock, ...tables } = inMemoryDeps({ clock, ids: new SeededIds(seed) });
  return tables;
};

/** Every call is a moment at which others may go on, or the process may end: before it took effect, or after. */
const guarded = <Port extends object>(name: string, port: Port, instance: Instance): Port =>
  new Proxy(port, {
    get(target, method) {
      const member: unknown = Reflect.get(target, method, target);
      if (typeof member !== 'function' || typeof method !== 'string') return member;
      return async (...given: unknown[]) => {
        const value: unknown = await instance.through(`${name}.${method}`, () => member.apply(target, given));
        return name === 'leases' && value !== null ? guarded('lease', value as object, instance) : value;
      };
    },
  });

const subjectsPerMessage = 20;

/** What one process sees of the storage account. */
export const openStorage = (
  tables: Tables,
  queues: SimulatedQueues,
  clock: Clock,
  instance: Instance,
): Storage => {
  const ports = Object.entries(tables).filter(([name]) => !elsewhere.some((other) => other === name));
  const stores = Object.fromEntries(
    ports.map(([name, port]) => [name, guarded(name, port, instance)]),
  ) as unknown as Omit<Tables, 'ids'>;
  const send = async (queue: string, messages: readonly unknown[], afterSeconds = 0): Promise<void> => {
    for (const message of messages)
      await instance.through(`queue ${queue}`, async () =>
        queues.send(queue, JSON.stringify(message), Math.ceil(afterSeconds)),
      );
  };
  const project = (
    subjects: readonly Subject[],
    afterSeconds = 0,
    urgency: Urgency = 'now',
  ): Promise<void> => {
    const runs = inRunsOf(subjectsPerMessage, subjects);
    return send(
      urgency === 'now' ? queueNames.project : queueNames.turns,
      runs.map((run) => projectMessageSchema.parse({ v: 1, subjects: run })),
      afterSeconds,
    );
  };
  const keyOf = ({ kind, eventId }: Subject): string => `${kind} ${eventId}`;
  return {
    ...stores,
    ids: tables.ids,
    outbox: new Proxy(stores.outbox, {
      get: (target, method) =>
        method === 'publish'
          ? (subjects: readonly Subject[], urgency?: Urgency) =>
              project([...new Map(subjects.map((one) => [keyOf(one), one])).values()], 0, urgency)
          : Reflect.get(target, method),
    }),
    mailer: {
      async send(mail) {
        const since = instantOf(clock.now());
        await send(queueNames.mails, [mailMessageSchema.parse({ v: 1, mail, since })]);
        return { status: 'done', remoteId: '', joinUrl: null };
      },
    },
    enqueueImport: (importId) => send(queueNames.imports, [importMessageSchema.parse({ v: 1, importId })]),
    readFeedSoon: (feedId) => send(queueNames.feeds, [feedMessageSchema.parse({ v: 1, feedId })]),
    readChangesSoon: (source, afterSeconds) =>
      send(queueNames.changes, [changesMessageSchema.parse({ v: 1, source })], afterSeconds),
    projectLater: project,
    tellLater: (tellingId, afterSeconds) =>
      send(queueNames.tellings, [tellingMessageSchema.parse({ v: 1, tellingId })], afterSeconds),
    wakeDeliveries: (tasks, afterSeconds) =>
      send(
        queueNames.deliveries,
        tasks.map((task) => deliveryMessageSchema.parse({ v: 1, task })),
        afterSeconds,
      ),
    eraseLater: (erasure, afterSeconds) =>
      send(queueNames.erasures, [erasureMessageSchema.parse({ v: 1, erasure })], afterSeconds),
    mailLater: (message, afterSeconds) =>
      send(queueNames.mails, [mailMessageSchema.parse(message)], afterSeconds),
  };
};
