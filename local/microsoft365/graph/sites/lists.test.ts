import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client, PageIterator } from '@microsoft/microsoft-graph-client';
import type { ListItem } from '@microsoft/microsoft-graph-types';
import { graphContractsPresent, graphTypeErrors } from '../../../../tests/contracts/graphSchemas.ts';
import { siteHost, sitePath } from '../../../people.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from '../../testing/startLocalMicrosoft365.ts';

const site = `/sites/${siteHost}:${sitePath}:`;
let local: StartedMicrosoft365;
beforeAll(async () => {
  local = await startLocalMicrosoft365({ clock: { now: () => new Date('2027-01-11T09:00:00.500Z') } });
});
afterAll(() => local.close());
afterEach(() => local.reset());

const anEventList = (over: Record<string, unknown> = {}) => ({
  displayName: 'Events',
  description: 'What is on',
  list: { template: 'genericList' },
  columns: [
    { name: 'Key', displayName: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Start', dateTime: { format: 'dateTime' }, indexed: true },
    { name: 'Capacity', number: {} },
    { name: 'Sample', boolean: {} },
    { name: 'Kind', choice: { choices: ['meeting', 'deadline'] } },
    { name: 'Phases', choice: { choices: ['primary', 'secondary'], displayAs: 'checkBoxes' } },
    { name: 'Description', text: { allowMultipleLines: true } },
  ],
  ...over,
});

let list: string;
beforeEach(async () => {
  const made = await local.call('POST', `${site}/lists`, { body: anEventList() });
  expect(made.status).toBe(201);
  list = `${site}/lists/${made.body.id}`;
});

const add = (fields: Record<string, unknown>) => local.call('POST', `${list}/items`, { body: { fields } });
const queried = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`;

describe("Microsoft's Graph client", () => {
  const client = () =>
    Client.init({
      baseUrl: `${local.url}/`,
      customHosts: new Set(['localhost']),
      authProvider: (done) => {
        local.appToken().then(
          (token) => done(null, token),
          (error: unknown) => done(error, null),
        );
      },
    });

  test('makes a list, fills it, walks its pages and finds every item once', async () => {
    for (let n = 1; n <= 25; n += 1)
      await client()
        .api(`${list}/items`)
        .post({ fields: { Title: `Event ${n}` } });
    const first = await client().api(`${list}/items`).expand('fields').top(10).get();
    expect(first.value).toHaveLength(10);
    const titles: unknown[] = [];
    const pages = new PageIterator(client(), first, (item: ListItem) => {
      titles.push((item.fields as Record<string, unknown> | undefined)?.Title);
      return true;
    });
    await pages.iterate();
    expect(titles).toEqual(Array.from({ length: 25 }, (_, n) => `Event ${n + 1}`));
  });

  test('understands our errors', async () => {
    await expect(client().api(`${list}/items/99`).get()).rejects.toMatchObject({
      statusCode: 404,
      code: 'itemNotFound',
      requestId: expect.any(String),
    });
  });
});

describe('sites', () => {
  test('are found by path, by id and as the root', async () => {
    const byPath = await local.call('GET', `/sites/${siteHost}:${sitePath}`);
    const byId = await local.call('GET', `/sites/${byPath.body.id}`);
    expect(byId.body).toEqual(byPath.body);
    expect((await local.call('GET', '/sites/root')).body.webUrl).toBe(`https://${siteHost}`);
    expect((await local.call('GET', `/sites/${siteHost}:/sites/Other`)).status).toBe(404);
  });

  test('show only what $select names', async () => {
    const { body } = await local.call('GET', `/sites/${siteHost}:${sitePath}?$select=id`);
    expect(Object.keys(body).sort()).toEqual(['@odata.context', 'id']);
  });
});

describe('lists', () => {
  test('are found by display name, in the address and by filter', async () => {
    const { body } = await local.call('GET', `${site}/lists/Events?$expand=columns`);
    expect(body.columns?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Title', 'Key', 'Created']),
    );
    const filter = { $filter: "displayName eq 'events'", $select: 'id,displayName' };
    const found = await local.call('GET', queried(`${site}/lists`, filter));
    expect(found.body.value).toEqual([
      { '@odata.etag': expect.any(String), id: body.id, displayName: 'Events' },
    ]);
  });

  test('do not share a name, and leave nothing behind when a column is refused', async () => {
    expect((await local.call('POST', `${site}/lists`, { body: anEventList() })).body).toMatchObject({
      error: { code: 'nameAlreadyExists' },
    });
    const bad = anEventList({
      displayName: 'Bad',
      columns: [
        { name: 'A', text: {} },
        { name: 'a', text: {} },
      ],
    });
    expect((await local.call('POST', `${site}/lists`, { body: bad })).status).toBe(409);
    expect((await local.call('GET', `${site}/lists/Bad`)).status).toBe(404);
  });

  test('are renamed and deleted, with everything in them', async () => {
    await add({ Key: 'a' });
    expect((await local.call('PATCH', list, { body: { displayName: 'Programme' } })).body.displayName).toBe(
      'Programme',
    );
    expect((await local.call('DELETE', list)).status).toBe(204);
    expect((await local.call('GET', `${list}/items`)).status).toBe(404);
  });
});

describe('columns', () => {
  test('are added, indexed and removed', async () => {
    const made = await local.call('POST', `${list}/columns`, { body: { name: 'Venue', text: {} } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: 'Venue',
      displayName: 'Venue',
      indexed: false,
      text: { maxLength: 255 },
    });
    const column = `${list}/columns/${made.body.id}`;
    expect((await local.call('PATCH', column, { body: { indexed: true } })).body.indexed).toBe(true);
    await add({ Venue: 'Norwich' });
    expect((await local.call('DELETE', column)).status).toBe(204);
    expect((await local.call('GET', `${list}/items/1`)).body.fields).not.toHaveProperty('Venue');
  });

  test.each([
    ['unique without an index', { name: 'X', text: {}, enforceUniqueValues: true }],
    ['several lines with an index', { name: 'X', text: { allowMultipleLines: true }, indexed: true }],
    ['two types at once', { name: 'X', text: {}, number: {} }],
    ['a name with a space', { name: 'Book by', text: {} }],
    ['a property that Graph does not have', { name: 'X', text: {}, colour: 'red' }],
  ])('are refused: %s', async (_case, body) => {
    expect(await local.call('POST', `${list}/columns`, { body })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidRequest' } },
    });
  });

  test('do not become unique while two items share a value', async () => {
    const made = await local.call('POST', `${list}/columns`, {
      body: { name: 'Reference', text: {}, indexed: true },
    });
    await add({ Reference: 'A' });
    await add({ Reference: 'a' });
    const change = { body: { enforceUniqueValues: true } };
    expect((await local.call('PATCH', `${list}/columns/${made.body.id}`, change)).status).toBe(400);
  });

  test('have 20 indexes at most', async () => {
    const statuses: number[] = [];
    for (let n = 1; n <= 19; n += 1) {
      const body = { name: `Index${n}`, text: {}, indexed: true };
      statuses.push((await local.call('POST', `${list}/columns`, { body })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 18 }, () => 201), 400]);
  });
});

describe("Microsoft's types", () => {
  (graphContractsPresent ? test : test.skip)(
    'hold for every list, column, item and site returned',
    async () => {
      await add({
        Key: 'a',
        Title: 'Meeting',
        Start: '2027-02-03T09:00:00Z',
        Capacity: 3,
        Phases: ['primary'],
      });
      const errors = async (type: string, path: string) => {
        const { body } = await local.call('GET', path);
        const entities = Array.isArray(body.value) ? [...body.value] : [body];
        expect(entities).not.toHaveLength(0);
        return entities.flatMap((entity) => graphTypeErrors(type, entity));
      };
      expect(await errors('site', `/sites/${siteHost}:${sitePath}`)).toEqual([]);
      expect(await errors('list', `${site}/lists`)).toEqual([]);
      expect(await errors('list', `${list}?$expand=columns`)).toEqual([]);
      expect(await errors('columnDefinition', `${list}/columns`)).toEqual([]);
      expect(await errors('listItem', `${list}/items?$expand=fields`)).toEqual([]);
      expect(await errors('listItem', `${list}/items/1`)).toEqual([]);
      expect(await errors('fieldValueSet', `${list}/items/1/fields`)).toEqual([]);
    },
  );
});
