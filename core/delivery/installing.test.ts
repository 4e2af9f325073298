import { beforeEach, expect, test } from '@jest/globals';
import { InMemoryChat, InMemoryChatPlaces } from '../../tests/doubles/chat.ts';
import { InMemoryInstaller } from '../../tests/doubles/installer.ts';
import type { ChatReason } from './chat.ts';
import { installingChat } from './installing.ts';

const tenantId = '7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f';
const person = `${tenantId}:head`;
const channel = { tenantId, serviceUrl: 'https://smba.trafficmanager.net/teams/', botId: '28:bot' };
const message = { summary: 'This week', card: {} };

let inner: InMemoryChat;
let chatPlaces: InMemoryChatPlaces;
let installer: InMemoryInstaller;
const send = (to = person) => installingChat(inner, { installer, chatPlaces, channel }).send(to, message);
const without = (reason: ChatReason) => inner.next.push({ status: 'unreachable', reason });

beforeEach(() => {
  inner = new InMemoryChat();
  chatPlaces = new InMemoryChatPlaces();
  installer = new InMemoryInstaller(tenantId);
});

test('whoever has never had the app gets it, and the message in Teams', async () => {
  without('notInstalled');
  expect(await send()).toMatchObject({ status: 'sent' });
  expect(await chatPlaces.of(person)).toEqual({
    ...channel,
    person,
    email: '',
    conversationId: installer.chatOf(person),
    closed: null,
  });
  expect(await send()).toMatchObject({ status: 'sent' });
  expect(installer.asked).toEqual([person]);
});

test.each(['blocked', 'notInRoster', 'disabled', 'notFound', 'refused'] as const)(
  'it is not put back for whom Teams says: %s',
  async (reason) => {
    without(reason);
    expect(await send()).toEqual({ status: 'unreachable', reason });
    expect(installer.asked).toEqual([]);
  },
);

test('where the tenant does not let us, the report says so', async () => {
  installer.next.push({ status: 'refused' });
  without('notInstalled');
  expect(await send()).toEqual({ status: 'unreachable', reason: 'installRefused' });
  expect(chatPlaces.places.size).toBe(0);
});

test('it is tried again when Microsoft 365 is busy', async () => {
  installer.next.push({ status: 'retry', afterSeconds: 20 });
  without('notInstalled');
  expect(await send()).toEqual({ status: 'retry', afterSeconds: 20 });
});

test('people of other tenants, and channels, are left as they are', async () => {
  for (const other of ['elsewhere:head', 'channel:19:general@thread.tacv2']) {
    without('notInstalled');
    expect(await send(other)).toEqual({ status: 'unreachable', reason: 'notInstalled' });
  }
});

test('a chat that the channel knows better is kept', async () => {
  const place = { ...channel, person, email: 'head@samphire.example', conversationId: 'a:own', closed: null };
  without('notInstalled');
  installer.onInstall = () => chatPlaces.put(place);
  await send();
  expect(await chatPlaces.of(person)).toEqual(place);
});
