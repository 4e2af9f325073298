/** An erasure on Azure Storage (here Azurite): afterwards every row of every table is looked through for the person. */
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLinkSeal } from '#adapters/identity/sealedLink.ts';
import { createStorage, type Storage } from '#adapters/storage/createStorage.ts';
import { keyText } from '#adapters/storage/rows.ts';
import { eraseOn } from '#core/personalData/eraseOn.ts';
import { holdings } from '#core/personalData/holdings.ts';
import { showHeld } from '#core/personalData/showHeld.ts';
import { eraseMe } from '#core/personalData/startErasure.ts';
import { aPrincipal } from '../builders/aPrincipal.ts';
import { layEverythingOf } from '../builders/everythingOf.ts';
import { FixedClock } from '../doubles/fixedClock.ts';
import { type Azurite, startAzurite } from './azurite.ts';

const clock = new FixedClock();
const linkSecret = 'a secret only of the tests, 32 long';
const head = aPrincipal('hedda', { name: 'Hedda Häuptling' });
const options = { allowInsecureConnection: true };
let azurite: Azurite;
let storage: Storage;

beforeAll(async () => {
  azurite = await startAzurite();
  storage = await createStorage({ connectionString: azurite.connectionString, clock, linkSecret });
}, 30_000);
afterAll(() => azurite?.close());

/** Every row of every table as text, with its table before it. */
const everyRow = async (): Promise<string[]> => {
  const rows: string[] = [];
  const service = TableServiceClient.fromConnectionString(azurite.connectionString, options);
  for await (const { name = '' } of service.listTables())
    for await (const row of TableClient.fromConnectionString(
      azurite.connectionString,
      name,
      options,
    ).listEntities())
      rows.push(`${name} ${JSON.stringify(row)}`);
  return rows;
};

test('no row names an erased person but the deeds of their account', async () => {
  const sleep = async () => undefined;
  const deps = {
    ...storage,
    clock,
    sleep,
    links: createLinkSeal(linkSecret, clock),
    publicUrl: 'http://localhost',
  };
  await layEverythingOf(deps, head);
  const names = [head.key, keyText(head.key), head.name, head.email, keyText(head.email)];
  const naming = async () => (await everyRow()).filter((row) => names.some((name) => row.includes(name)));
  expect(new Set((await naming()).map((row) => row.split(' ')[0])).size).toBeGreaterThan(15);
  expect((await showHeld(deps, head)).filter(({ facts }) => facts.length === 0)).toEqual([]);

  const { id } = await eraseMe(deps, head);
  await eraseOn(deps, id);
  const left = await naming();
  expect(left.filter((row) => !row.startsWith('audit '))).toEqual([]);
  expect(left.filter((row) => row.includes(head.name) || row.includes(head.email))).toEqual([]);
  expect((await deps.erasures.get(id))?.value.done).toBe(holdings.length);

  // What woke the worker names nobody either.
  const queue = QueueServiceClient.fromConnectionString(azurite.connectionString).getQueueClient('erasures');
  const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 });
  expect(
    receivedMessageItems.map(({ messageText }) => JSON.parse(Buffer.from(messageText, 'base64').toString())),
  ).toEqual([{ v: 1, erasure: id }]);
});
