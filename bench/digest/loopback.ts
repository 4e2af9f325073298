/**
 * What one process sends by the real clock: real cards with sealed links through the real messenger to a connector on this
 * machine, noted in the ledger one by one, without a pace.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import { createMessenger } from '#bot/messenger.ts';
import type { Chat } from '#core/delivery/chat.ts';
import { doTask } from '#core/delivery/doTask.ts';
import { startDueIssues } from '#core/delivery/startDispatch.ts';
import { aDelivery } from '../../tests/builders/aDelivery.ts';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import type { Row } from '../run.ts';
import { CompactLedger } from './compactLedger.ts';
import { createRoll } from './roll.ts';

/** As many chunks at once as `host.json` lets one instance take. */
const workers = 3;

const startConnector = async (): Promise<{ host: string; end(): void }> => {
  const child = fork(path.join(import.meta.dirname, 'connector.ts'));
  const port = await new Promise<number>((listening) =>
    child.once('message', (sent) => listening(Number(sent))),
  );
  return { host: `127.0.0.1:${port}`, end: () => void child.kill() };
};

const timed = (chat: Chat, took: number[]): Chat => ({
  ...chat,
  async send(person, message) {
    const begun = performance.now();
    const outcome = await chat.send(person, message);
    took.push(performance.now() - begun);
    return outcome;
  },
});

export const measureLoopback = async (people: number): Promise<Row> => {
  const connector = await startConnector();
  try {
    const place = (person: string) => ({
      person,
      email: '',
      tenantId: '',
      serviceUrl: `http://${connector.host}`,
      conversationId: `a:${person}`,
      botId: '28:bot',
      closed: null,
    });
    const messenger = createMessenger(
      {
        chatPlaces: {
          of: async (person) => place(person),
          byAddress: async () => null,
          within: async () => new Map(),
          put: async () => undefined,
          close: async () => undefined,
          remove: async () => undefined,
        },
        report: () => undefined,
      },
      { serviceHosts: [connector.host], channelToken: async () => 'token' },
    );
    const items = Array.from({ length: 7 }, (_, n) => anItem({ id: `item${n}` }));
    const took: number[] = [];
    const base = deliveryDeps();
    const clock = new FixedClock('2026-11-30T09:00:00Z');
    const deps = {
      ...base,
      clock,
      preferences: createRoll(people),
      ledger: new CompactLedger(people, aDelivery({ items: items.map(({ id }) => id) })),
      chat: timed(messenger, took),
    };
    deps.issues.seed(anIssue({ items, sendAt: '2026-11-23T09:00:00Z' }));
    await startDueIssues(deps);
    const plan = deps.tasks.take();
    if (plan) await doTask(deps, plan);
    const begun = performance.now();
    const work = async () => {
      for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
    };
    await Promise.all(Array.from({ length: workers }, work));
    const seconds = (performance.now() - begun) / 1000;
    took.sort((a, b) => a - b);
    return {
      what: 'one process, real clock',
      people,
      sent: took.length,
      perSecond: Math.round(took.length / seconds),
      medianMs: Math.round(took[Math.floor(took.length / 2)] ?? 0),
      p95Ms: Math.round(took[Math.floor(took.length * 0.95)] ?? 0),
    };
  } finally {
    connector.end();
  }
};
