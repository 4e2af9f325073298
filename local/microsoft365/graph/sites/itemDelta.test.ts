import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { siteHost, sitePath } from '../../../people.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from '../../testing/startLocalMicrosoft365.ts';

const items = `/sites/${siteHost}:${sitePath}:/lists/Events/items`;
let local: StartedMicrosoft365;
beforeAll(async () => {
  local = await startLocalMicrosoft365();
});
afterAll(() => local.close());
afterEach(() => local.reset());
beforeEach(async () => {
  await local.call('POST', items.replace('/Events/items', ''), { body: { displayName: 'Events' } });
  for (const Title of ['A', 'B', 'C']) await local.call('POST', items, { body: { fields: { Title } } });
});

const ask = async (path: string) => (await local.call('GET', path)).body;
const idsOf = (body: Awaited<ReturnType<typeof ask>>) => body.value?.map(({ id }) => id);

describe('the changes of a list', () => {
  test('begin with everything there is, page by page, and end with a link to what comes', async () => {
    await local.call('DELETE', `${items}/2`);
    const first = await ask(`${items}/delta?$top=1&$expand=fields($select=Title)`);
    expect(first.value).toMatchObject([{ id: '1', fields: { Title: 'A' } }]);
    const second = await ask(`${first['@odata.nextLink']}`);
    expect(second.value?.[0]).toMatchObject({ id: '3', fields: { Title: 'C' } });
    let last = second;
    while (last['@odata.nextLink']) last = await ask(`${last['@odata.nextLink']}`);
    expect((await ask(`${last['@odata.deltaLink']}`)).value).toEqual([]);
  });

  test('then tell what was added, changed and deleted since, each item once', async () => {
    const link = `${(await ask(`${items}/delta?token=latest`))['@odata.deltaLink']}`;
    await local.call('PATCH', `${items}/1/fields`, { body: { Title: 'A2' } });
    await local.call('DELETE', `${items}/2`);
    await local.call('PATCH', `${items}/1/fields`, { body: { Title: 'A3' } });
    await local.call('POST', items, { body: { fields: { Title: 'D' } } });
    const changes = await ask(link);
    expect(idsOf(changes)).toEqual(['2', '1', '4']);
    expect(changes.value?.[0]).toMatchObject({ deleted: { state: 'deleted' } });
    expect((await ask(`${changes['@odata.deltaLink']}`)).value).toEqual([]);
  });

  test('are asked for as a function too', async () => {
    const link = new URL(`${(await ask(`${items}/delta()`))['@odata.deltaLink']}`);
    const token = link.searchParams.get('token');
    expect((await ask(`${items}/delta(token='${token}')`)).value).toEqual([]);
  });

  test('begin afresh when the token leads nowhere', async () => {
    const reply = await local.call('GET', `${items}/delta?token=old`);
    expect(reply).toMatchObject({ status: 410, body: { error: { code: 'resyncRequired' } } });
    expect(idsOf(await ask(`${reply.headers.get('location')}`))).toEqual(['1', '2', '3']);
  });
});
