/** The storage ports keep one contract, in memory and on Azure Storage (here Azurite). */

import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createStorage, type Storage } from '#adapters/storage/createStorage.ts';
import { cryptoIds } from '#adapters/storage/ids.ts';
import { importMessageSchema, mailMessageSchema, projectMessageSchema } from '#core/contract/queue.ts';
import { instantOf } from '#core/time/zones.ts';
import { FixedClock } from '../doubles/fixedClock.ts';
import { inMemoryDeps } from '../doubles/inMemoryDeps.ts';
import { type Azurite, startAzurite } from './azurite.ts';
import { alertsContract } from './storage/alerts.contract.ts';
import { areaStoreContract } from './storage/areaStore.contract.ts';
import { bookingStoreContract } from './storage/bookingStore.contract.ts';
import { channelContract } from './storage/channel.contract.ts';
import { chatContract } from './storage/chat.contract.ts';
import { deliveryContract } from './storage/delivery.contract.ts';
import { eventStoreContract } from './storage/eventStore.contract.ts';
import { feedLinkStoreContract } from './storage/feedLinkStore.contract.ts';
import { feedStoreContract } from './storage/feedStore.contract.ts';
import { followingContract } from './storage/following.contract.ts';
import { healthContract } from './storage/health.contract.ts';
import { keptThingsContract } from './storage/keptThings.contract.ts';
import type { OpenStorage } from './storage/opened.ts';
import { outboxContract } from './storage/outbox.contract.ts';
import { personalDataContract } from './storage/personalData.contract.ts';
import { syncDeskContract } from './storage/syncDesk.contract.ts';
import { updateStoreContract } from './storage/updateStore.contract.ts';

const contracts = (open: OpenStorage) => {
  eventStoreContract(open);
  bookingStoreContract(open);
  outboxContract(open);
  followingContract(open);
  syncDeskContract(open);
  keptThingsContract(open);
  healthContract(open);
  channelContract(open);
  alertsContract(open);
  chatContract(open);
  feedStoreContract(open);
  feedLinkStoreContract(open);
  deliveryContract(open);
  areaStoreContract(open);
  updateStoreContract(open);
  personalDataContract(open);
};

describe('in memory', () => {
  contracts(() => inMemoryDeps({ ids: cryptoIds }));
});

describe('on Azure Storage', () => {
  const clock = new FixedClock();
  const linkSecret = 'a secret only of the tests, 32 long';
  let azurite: Azurite;
  let storage: Storage;

  beforeAll(async () => {
    azurite = await startAzurite();
    storage = await createStorage({ connectionString: azurite.connectionString, clock, linkSecret });
  }, 30_000);
  afterAll(() => azurite?.close());

  contracts(() => ({ ...storage, clock }));

  test('opens again what is already there', async () => {
    const again = await createStorage({ connectionString: azurite.connectionString, clock, linkSecret });
    expect(await again.events.ofFeed('no such feed')).toEqual([]);
  });

  test('wakes the workers with Base64 messages of at most 20 subjects, none twice, and keeps mail for them', async () => {
    const queues = QueueServiceClient.fromConnectionString(azurite.connectionString);
    const received = async (name: string) => {
      const { receivedMessageItems } = await queues
        .getQueueClient(name)
        .receiveMessages({ numberOfMessages: 32 });
      return receivedMessageItems.map((item) =>
        JSON.parse(Buffer.from(item.messageText, 'base64').toString()),
      );
    };
    const subjects = Array.from({ length: 45 }, (_, n) => ({ kind: 'event' as const, eventId: `e${n}` }));
    await storage.outbox.publish([...subjects, ...subjects.slice(0, 5)]);
    const messages = (await received('project')).map((message) => projectMessageSchema.parse(message));
    expect(messages.map((message) => message.subjects.length).sort()).toEqual([20, 20, 5]);
    expect(messages.flatMap((message) => message.subjects.map((each) => each.eventId)).sort()).toEqual(
      subjects.map((each) => each.eventId).sort(),
    );
    await storage.projectLater(subjects.slice(0, 3), 3600);
    expect(await received('project')).toEqual([]);
    await storage.outbox.publish(subjects.slice(0, 2), 'inTurn');
    await storage.projectLater(subjects.slice(2, 3), 0, 'inTurn');
    const turns = (await received('turns')).map((message) => projectMessageSchema.parse(message));
    expect(turns.map((message) => message.subjects.length).sort()).toEqual([1, 2]);
    expect(await received('project')).toEqual([]);
    await storage.enqueueImport('abc');
    expect(importMessageSchema.parse((await received('imports'))[0])).toEqual({ v: 1, importId: 'abc' });

    const mail = {
      to: { name: 'Zoë', email: 'zoe@hub.example' },
      subject: 'Booked',
      text: '€'.repeat(4000),
      html: '<p>€</p>',
      about: { eventId: 'e1', reference: null },
    };
    expect((await storage.mailer.send(mail)).status).toBe('done');
    const message = mailMessageSchema.parse((await received('mails'))[0]);
    expect(message).toEqual({ v: 1, mail, since: instantOf(clock.now()) });
    await storage.mailLater(message, 3600);
    expect(await received('mails')).toEqual([]);
  });
});
