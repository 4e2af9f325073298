import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { siteHost, sitePath } from '../../../people.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from '../../testing/startLocalMicrosoft365.ts';

const site = `/sites/${siteHost}:${sitePath}:`;
let local: StartedMicrosoft365;
beforeAll(async () => {
  local = await startLocalMicrosoft365({
    clock: { now: () => new Date('2027-01-11T09:00:00.500Z') },
    // The long list takes more in one minute, which never ends here, than a small tenant has.
    settings: { sharePointLimits: { unitsPerMinute: 15_000 } },
  });
});
afterAll(() => local.close());
afterEach(() => local.reset());

let list: string;
beforeEach(async () => {
  const columns = [
    { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Start', dateTime: { format: 'dateTime' }, indexed: true },
    { name: 'Area', text: {} },
    { name: 'Capacity', number: { minimum: 0 } },
    { name: 'Sample', boolean: {} },
    { name: 'Kind', choice: { choices: ['meeting', 'deadline'] } },
    { name: 'Phases', choice: { choices: ['primary', 'secondary'], displayAs: 'checkBoxes' } },
    { name: 'Description', text: { allowMultipleLines: true } },
  ];
  const made = await local.call('POST', `${site}/lists`, { body: { displayName: 'Events', columns } });
  list = `${site}/lists/${made.body.id}`;
});

const add = (fields: Record<string, unknown>) => local.call('POST', `${list}/items`, { body: { fields } });
const find = (query: Record<string, string>, headers: Record<string, string> = {}) =>
  local.call('GET', `${list}/items?${new URLSearchParams(query)}`, { headers });
const idsOf = ({ body }: Awaited<ReturnType<typeof find>>) => body.value?.map(({ id }) => id);
const nonIndexed = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

describe('an item', () => {
  test('comes back as it was written, empty fields left out, dates in UTC', async () => {
    const made = await add({
      Title: 'Meeting',
      Key: 'a',
      Start: '2027-06-01T09:00:00+01:00',
      Capacity: 0,
      Area: null,
    });
    expect(made.status).toBe(201);
    expect(made.body.fields).toEqual({
      '@odata.etag': made.body.eTag,
      id: '1',
      Title: 'Meeting',
      Key: 'a',
      Start: '2027-06-01T08:00:00Z',
      Capacity: 0,
      ContentType: 'Item',
      Created: '2027-01-11T09:00:00Z',
      Modified: '2027-01-11T09:00:00Z',
      _UIVersionString: '1.0',
    });
    const read = await local.call('GET', `${list}/items/1/fields`);
    expect(read.body).toEqual({ '@odata.context': expect.any(String), ...(made.body.fields as object) });
  });

  test('keeps the fields that a change does not name, and loses those set to null', async () => {
    await add({ Title: 'Meeting', Key: 'a', Area: 'Attendance' });
    const changed = await local.call('PATCH', `${list}/items/1/fields`, {
      body: { Title: 'Moved', Area: null },
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ Title: 'Moved', Key: 'a', _UIVersionString: '2.0' });
    expect(changed.body).not.toHaveProperty('Area');
  });

  test('changes its eTag with every change, and only for whoever knows the last one', async () => {
    const made = await add({ Title: 'Meeting' });
    const path = `${list}/items/1/fields`;
    const stale = { 'If-Match': `${made.body.eTag}` };
    expect(made.body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect((await local.call('PATCH', path, { body: { Title: 'Second' }, headers: stale })).status).toBe(200);
    const late = await local.call('PATCH', path, { body: { Title: 'Third' }, headers: stale });
    expect(late).toMatchObject({ status: 412, body: { error: { code: 'resourceModified' } } });
    expect((await local.call('GET', path)).body.Title).toBe('Second');
    const any = await local.call('PATCH', path, { body: { Title: 'Fourth' }, headers: { 'If-Match': '*' } });
    expect(any.status).toBe(200);
    expect((await local.call('DELETE', `${list}/items/1`, { headers: stale })).status).toBe(412);
  });

  test('is gone once deleted, and its number is not given again', async () => {
    await add({ Key: 'a' });
    expect((await local.call('DELETE', `${list}/items/1`)).status).toBe(204);
    expect((await local.call('DELETE', `${list}/items/1`)).status).toBe(404);
    expect((await add({ Key: 'a' })).body.id).toBe('2');
  });

  test.each([
    ['a field that is not there', { Colour: 'red' }, "Field 'Colour' is not recognized"],
    ['a field that SharePoint keeps', { Created: '2027-01-01' }, "Field 'Created' is read-only"],
    ['a number as text', { Capacity: '3' }, 'a number expected'],
    ['a number out of its bounds', { Capacity: -1 }, 'a number from 0'],
    ['a word that is no choice', { Kind: 'party' }, 'one of meeting, deadline expected'],
    ['one choice where several are meant', { Phases: 'primary' }, 'an array'],
    ['a day that is no date', { Start: '2027-02-30T25:00:00Z' }, 'an ISO 8601 date expected'],
    ['text for yes or no', { Sample: 'yes' }, 'true or false expected'],
    ['a line that is too long', { Area: 'x'.repeat(256) }, 'at most 255 characters'],
    ['two lines in one', { Area: 'a\nb' }, 'a single line expected'],
  ])('is refused with %s', async (_case, fields, message) => {
    expect(await add(fields)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidRequest', message: expect.stringContaining(message) } },
    });
    expect((await find({})).body.value).toEqual([]);
  });

  test('takes long text in several lines, and several choices', async () => {
    const made = await add({ Description: 'long\n'.repeat(2000), Phases: ['primary', 'secondary'] });
    expect(made.status).toBe(201);
    expect(made.body.fields?.Phases).toEqual(['primary', 'secondary']);
  });
});

describe('a unique column', () => {
  test('refuses the same value a second time, whatever its case', async () => {
    await add({ Key: 'event-1' });
    expect(await add({ Key: 'EVENT-1' })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidRequest' } },
    });
    await add({ Key: 'event-2' });
    expect((await local.call('PATCH', `${list}/items/3/fields`, { body: { Key: 'event-1' } })).status).toBe(
      404,
    );
    expect((await local.call('PATCH', `${list}/items/2/fields`, { body: { Key: 'event-1' } })).status).toBe(
      400,
    );
  });

  test('may refuse it with 409 as well, by setting', async () => {
    local.control.changeSettings({ sharePoint: { duplicateValueStatus: 409 } });
    await add({ Key: 'event-1' });
    expect(await add({ Key: 'event-1' })).toMatchObject({
      status: 409,
      body: { error: { code: 'nameAlreadyExists' } },
    });
  });

  test('frees a value that is changed or deleted, and lets an item keep its own', async () => {
    await add({ Key: 'a' });
    expect(
      (await local.call('PATCH', `${list}/items/1/fields`, { body: { Key: 'a', Title: 'x' } })).status,
    ).toBe(200);
    expect((await local.call('PATCH', `${list}/items/1/fields`, { body: { Key: 'b' } })).status).toBe(200);
    expect((await add({ Key: 'a' })).status).toBe(201);
    await local.call('DELETE', `${list}/items/1`);
    expect((await add({ Key: 'b' })).status).toBe(201);
    expect(idsOf(await find({ $filter: "fields/Key eq 'B'" }))).toEqual(['3']);
  });
});

describe('a query', () => {
  beforeEach(async () => {
    await add({ Key: 'a', Title: 'Alpha', Start: '2027-03-01T09:00:00Z', Area: 'Attendance', Capacity: 3 });
    await add({ Key: 'b', Title: 'Beta', Start: '2027-01-01T09:00:00Z', Area: 'SEND' });
    await add({
      Key: 'c',
      Title: "Children's day",
      Start: '2027-02-01T09:00:00Z',
      Area: 'SEND',
      Capacity: 9,
    });
  });

  test('shows the fields asked for, in either spelling, and none unless asked', async () => {
    expect((await find({})).body.value?.[0]).not.toHaveProperty('fields');
    for (const $expand of ['fields($select=Title,Key)', 'fields(select=Title,Key)']) {
      const { body } = await find({ $expand, $select: 'id' });
      expect(body.value?.[0]).toEqual({
        '@odata.etag': expect.any(String),
        id: '1',
        fields: { '@odata.etag': expect.any(String), Title: 'Alpha', Key: 'a' },
      });
    }
    expect((await find({ $expand: 'fields($select=Colour)' })).status).toBe(400);
  });

  test('filters by an indexed field', async () => {
    expect(idsOf(await find({ $filter: "fields/Key eq 'b'" }))).toEqual(['2']);
    expect(idsOf(await find({ $filter: "fields/Start ge '2027-02-01T09:00:00Z'" }))).toEqual(['1', '3']);
    expect(
      idsOf(await find({ $filter: "fields/Start ge 2027-02-01 and fields/Start lt '2027-02-02'" })),
    ).toEqual(['3']);
    expect(idsOf(await find({ $filter: "startswith(fields/Key, 'C')" }))).toEqual(['3']);
  });

  test('sorts by an indexed field', async () => {
    expect(idsOf(await find({ $orderby: 'fields/Start desc' }))).toEqual(['1', '3', '2']);
  });

  test('is refused on a field without index, unless the client takes the risk', async () => {
    for (const query of [{ $filter: "fields/Area eq 'SEND'" }, { $orderby: 'fields/Area' }]) {
      expect(await find(query)).toMatchObject({
        status: 400,
        body: {
          error: {
            code: 'invalidRequest',
            message: expect.stringMatching(/^Field 'Area' cannot be referenced/),
          },
        },
      });
    }
    const filter = { $filter: "fields/Area eq 'send' and fields/Capacity gt 5" };
    expect(idsOf(await find(filter, nonIndexed))).toEqual(['3']);
    expect(idsOf(await find({ $filter: "fields/Title eq 'Children''s day'" }, nonIndexed))).toEqual(['3']);
  });

  test('is refused over two indexed fields, on an unknown one, and with $skip or $count', async () => {
    const both = { $filter: "fields/Key eq 'a' and fields/Start gt 2027-01-01" };
    expect((await find(both)).body.error?.message).toMatch(/Only one indexed field/);
    expect((await find({ $filter: "fields/Colour eq 'red'" })).status).toBe(400);
    expect((await find({ $skip: '1' })).status).toBe(400);
    expect((await find({ $count: 'true' })).status).toBe(400);
    expect((await find({ $filter: 'fields/Key eq' })).status).toBe(400);
    expect((await find({ $expand: 'driveItem' })).status).toBe(501);
  });

  test('comes in pages whose links repeat the whole question', async () => {
    const first = await find({ $top: '2', $expand: 'fields($select=Title)' });
    expect(first.body.value).toHaveLength(2);
    const second = await local.call('GET', `${first.body['@odata.nextLink']}`);
    expect(second.body.value?.map(({ fields }) => fields?.Title)).toEqual(["Children's day"]);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
    expect((await find({ $skiptoken: 'invented' })).status).toBe(400);
  });
});

describe('a long list', () => {
  test('is read in pages of 200, and beyond 5,000 items only with indexes', async () => {
    const total = 5001;
    for (let from = 0; from < total; from += 20) {
      const requests = Array.from({ length: Math.min(20, total - from) }, (_, n) => ({
        id: String(n),
        method: 'POST',
        url: `${list}/items`,
        headers: { 'Content-Type': 'application/json' },
        body: { fields: { Key: `key-${from + n}`, Area: 'SEND' } },
      }));
      const { body } = await local.call('POST', '/$batch', { body: { requests } });
      expect(body.responses?.every(({ status }) => `${status}` === '201')).toBe(true);
    }
    expect((await find({})).body.value).toHaveLength(200);
    expect((await find({ $top: '5000' })).body.value).toHaveLength(5000);
    expect(idsOf(await find({ $filter: "fields/Key eq 'key-4999'" }))).toEqual(['5000']);
    expect(await find({ $filter: "fields/Area eq 'SEND'" }, nonIndexed)).toMatchObject({
      body: { error: { code: 'notSupported', innerError: { code: 'tooManyResources' } } },
    });
  }, 60_000);
});
