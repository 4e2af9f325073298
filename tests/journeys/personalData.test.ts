/** Somebody books, sees what is held about them, and has it erased: in the tables, in SharePoint and in Outlook. */
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { erasuresReplySchema, heldReplySchema, myErasureReplySchema } from '#core/contract/personalData.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { addressesInLogs, secretsInLogs } from './harness/checkedTraffic.ts';
import { eventually } from './harness/eventually.ts';
import { importedEvent } from './harness/importedEvent.ts';
import { type InMicrosoft365, inMicrosoft365 } from './harness/inMicrosoft365.ts';
import { type Stack, startStack } from './harness/startStack.ts';

jest.setTimeout(120_000);

const title = 'Reading aloud in year 4';
const senco = personNamed('SENCO');
const head = personNamed('Head teacher');
const administrator = personNamed('Administrator');

let stack: Stack;
let microsoft365: InMicrosoft365;
let eventId: string;

beforeAll(async () => {
  stack = await startStack();
  microsoft365 = inMicrosoft365(stack);
  eventId = await importedEvent(stack, title, 5);
});
afterAll(() => stack?.close());

/** Tables, with rows that name somebody. */
const tablesNaming = async (words: readonly string[]): Promise<string[]> => {
  const connection = stack.settings.STORAGE_CONNECTION_STRING ?? '';
  const options = { allowInsecureConnection: true };
  const found = new Set<string>();
  for await (const { name = '' } of TableServiceClient.fromConnectionString(connection, options).listTables())
    for await (const row of TableClient.fromConnectionString(connection, name, options).listEntities())
      if (words.some((word) => JSON.stringify(row).includes(word))) found.add(name);
  return [...found].sort();
};

const booked = async (): Promise<void> => {
  for (const person of [senco, head]) {
    const { status } = await apiAs(stack, person)(`/events/${eventId}/booking`, { method: 'POST' });
    expect(status).toBe(200);
  }
  await eventually(async () => {
    expect(await microsoft365.invited(title)).toEqual([head.mail, senco.mail].sort());
    expect(await microsoft365.items('Bookings')).toHaveLength(2);
  });
};

test('shows whoever asks what is held about them', async () => {
  await booked();
  const { body } = await apiAs(stack, senco)('/me/data');
  const { held } = heldReplySchema.parse(body);
  const bookings = held.find(({ name }) => name === 'Bookings')?.facts;
  expect(bookings).toMatchObject([{ Event: title, State: 'going', 'Invited at': senco.mail }]);
  expect(JSON.stringify(held)).not.toContain(head.mail);
});

test('erases them everywhere, mails nobody else, and leaves the others', async () => {
  const before = (await microsoft365.sent()).length;
  const me = apiAs(stack, senco);
  const { body } = await me('/me/erasure', { method: 'POST' });
  expect(myErasureReplySchema.parse(body).erasing).not.toBeNull();
  await eventually(async () => {
    const reply = await me('/me/erasure');
    expect(myErasureReplySchema.parse(reply.body).erasing).toBeNull();
  });
  await eventually(async () => {
    expect(await microsoft365.invited(title)).toEqual([head.mail]);
    expect(await microsoft365.items('Bookings')).toMatchObject([{ Email: head.mail }]);
  });
  expect(await tablesNaming([senco.mail, senco.displayName])).toEqual([]);
  expect((await tablesNaming([senco.objectId])).filter((name) => name !== 'audit')).toEqual([]);
  const mails = (await microsoft365.sent()).slice(before);
  expect(new Set(mails.flatMap(({ to }) => to))).toEqual(new Set([senco.mail]));
  expect(mails.map(({ meeting }) => meeting)).toEqual(['meetingCancelled']);
});

test('lets administrators erase somebody, and nobody else', async () => {
  const refused = await apiAs(stack, personNamed('Council editor'))('/erasures?q=head');
  expect(refused.status).toBe(403);
  const asAdministrator = apiAs(stack, administrator);
  const read = async (query = '') =>
    erasuresReplySchema.parse((await asAdministrator(`/erasures${query}`)).body);
  const found = (await read(`?q=${encodeURIComponent(head.mail)}`)).found.find(
    ({ email }) => email === head.mail,
  );
  const asked = await asAdministrator('/erasures', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: found?.key }),
  });
  expect(asked.status).toBe(200);
  await eventually(async () => expect((await read()).erasures.map(({ name }) => name)).toEqual([null, null]));
  await eventually(async () => {
    expect(await microsoft365.invited(title)).toEqual([]);
    expect(await microsoft365.items('Bookings')).toEqual([]);
  });
  expect(await tablesNaming([head.mail])).toEqual([]);
});

test('removes what is older than its term when the timer goes off, and says so in figures', async () => {
  const connection = stack.settings.STORAGE_CONNECTION_STRING ?? '';
  const trail = TableClient.fromConnectionString(connection, 'audit', { allowInsecureConnection: true });
  const deed = { what: 'event.changed', subject: eventId, who: 'somebody' };
  const at = '2020-01-01T09:00:00Z';
  const json = JSON.stringify({ ...deed, at, detail: '' });
  await trail.createEntity({ partitionKey: '2020-01', rowKey: `${at} x`, ...deed, json });
  const host = new URL(stack.url);
  host.port = String(Number(host.port) + 2);
  const reply = await fetch(new URL('/admin/functions/removeOld', host), { method: 'POST' });
  expect(reply.status).toBeLessThan(300);
  await eventually(async () => {
    const { body } = await apiAs(stack, administrator)('/erasures');
    expect(erasuresReplySchema.parse(body).tidying).toMatchObject({
      removed: { trail: 1, bookings: 0, deliveries: 0 },
      complete: true,
    });
  });
});

test('writes nobody’s address and no secret into a log', () => {
  expect(addressesInLogs(stack, [head.mail, senco.mail])).toEqual([]);
  expect(secretsInLogs(stack)).toEqual([]);
});
