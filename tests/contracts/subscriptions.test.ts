/** Subscriptions are made, renewed and heard: the notifier and the door for notifications on the local Microsoft 365. */
import { createServer, type Server } from 'node:http';
import { HttpRequest } from '@azure/functions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createOutlookCalendar } from '#adapters/graph/outlookCalendar.ts';
import { provisionSite } from '#adapters/graph/provision.ts';
import { createSharePointList } from '#adapters/graph/sharePointList.ts';
import { createListFinder } from '#adapters/graph/site.ts';
import { createNotifier } from '#adapters/graph/subscriptions.ts';
import { cryptoIds } from '#adapters/storage/ids.ts';
import { systemClock } from '#core/clock.ts';
import { keepSubscribed } from '#core/sync/inbound/keepSubscribed.ts';
import type { ChangeSource } from '#core/sync/inbound/ports.ts';
import type { ChangeNotifier } from '#core/sync/inbound/subscriptions.ts';
import { receiveNotifications } from '#functions/api/notifications.ts';
import { anEntry } from '../builders/anEntry.ts';
import { type InMemoryDeps, inMemoryDeps } from '../doubles/inMemoryDeps.ts';
import { mailbox, type OpenedMicrosoft365, openLocalMicrosoft365, site } from './localMicrosoft365.ts';

let opened: OpenedMicrosoft365;
let door: Server;
let deps: InMemoryDeps;
let notifier: ChangeNotifier;
let findList: () => Promise<string>;
let queued: { source: ChangeSource; afterSeconds: number }[];
let heard: () => void;

/** The door for notifications behind a port, as the function host has it. */
const openTheDoor = async (): Promise<string> => {
  door = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', async () => {
      const request = new HttpRequest({
        url: `http://localhost${incoming.url}`,
        method: 'POST',
        headers: incoming.headers as Record<string, string>,
        body: { string: Buffer.concat(parts).toString() },
      });
      const reply = await receiveNotifications({
        ...deps,
        readChangesSoon: async (source, afterSeconds) => {
          queued.push({ source, afterSeconds });
          heard();
        },
      })({ request, reference: 'TEST' });
      outgoing.writeHead(reply.status ?? 200, reply.headers as Record<string, string>);
      outgoing.end(typeof reply.body === 'string' ? reply.body : '');
    });
  });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  const address = door.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
};
const nextHint = () =>
  new Promise<void>((resolve) => {
    heard = resolve;
  });

beforeAll(async () => {
  opened = await openLocalMicrosoft365();
  await provisionSite(opened.graph, site);
  const find = createListFinder(opened.graph, site);
  findList = () => find('Events');
  const notificationUrl = `${await openTheDoor()}/api/notifications`;
  notifier = createNotifier(opened.graph, systemClock, { mailbox, findList, notificationUrl });
  opened.local.control.changeSettings({ notifications: { latencySeconds: { shortest: 0, longest: 0.01 } } });
}, 30_000);
afterAll(async () => {
  await opened?.close();
  door?.close();
});
beforeEach(async () => {
  deps = inMemoryDeps({ clock: systemClock as never, ids: cryptoIds as never });
  queued = [];
  heard = () => {};
  opened.requests.length = 0;
});

const subscriptionsThere = async (): Promise<{ id: string }[]> =>
  ((await opened.graph.send({ method: 'GET', url: '/subscriptions' })).body as { value: { id: string }[] })
    .value;

describe('subscriptions on Microsoft 365', () => {
  test('are made with the handshake, and again though an earlier one was forgotten', async () => {
    expect(await keepSubscribed({ ...deps, notifier })).toEqual(['list', 'calendar']);
    deps.subscriptions.rows.clear();
    expect(await keepSubscribed({ ...deps, notifier })).toEqual(['list', 'calendar']);
    const known = (await deps.subscriptions.all()).map(({ id }) => id).sort();
    expect((await subscriptionsThere()).map(({ id }) => id).sort()).toEqual(known);
    for (const { expiresAt } of await deps.subscriptions.all())
      expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(5 * 86_400_000);
  });

  test('are renewed, and told to be gone', async () => {
    await keepSubscribed({ ...deps, notifier });
    const [first] = await deps.subscriptions.all();
    if (!first?.id) throw new Error('nothing was subscribed to');
    expect((await notifier.renew(first.source, first.id))?.expiresAt).toMatch(/Z$/);
    await opened.graph.send({ method: 'DELETE', url: `/subscriptions/${first.id}` });
    expect(await notifier.renew(first.source, first.id)).toBeNull();
  });

  test('bring a hint of every change in list and calendar', async () => {
    await keepSubscribed({ ...deps, notifier });
    const first = nextHint();
    await createSharePointList(opened.graph, findList).apply([
      { op: 'create', key: cryptoIds.next(), fields: { Title: 'Changed' } },
    ]);
    await first;
    expect(queued).toEqual([{ source: 'list', afterSeconds: 2 }]);
    const second = nextHint();
    await createOutlookCalendar(opened.graph, mailbox).apply([
      { op: 'create', key: cryptoIds.next(), entry: anEntry() },
    ]);
    await second;
    expect(queued[1]).toEqual({ source: 'calendar', afterSeconds: 2 });
  });

  test('that cannot be made say so', async () => {
    const nowhere = createNotifier(opened.graph, systemClock, {
      mailbox,
      findList,
      notificationUrl: 'http://elsewhere.example/api/notifications',
    });
    await expect(nowhere.subscribe('calendar', 'secret')).rejects.toThrow(
      /^the subscription to the calendar could not be had: 400/,
    );
  });
});
