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

  test('advise what to make of differences, by setting', async () => {
    const code = async () =>
      (await local.call('GET', `${items}/delta?token=old`)).body.error?.innerError?.code;
    expect(await code()).toBe('resyncChangesApplyDifferences');
    local.control.changeSettings({ delta: { listExpiry: 'resyncChangesUploadDifferences' } });
    expect(await code()).toBe('resyncChangesUploadDifferences');
  });

  test('begin afresh once the server has forgotten', async () => {
    const link = `${(await ask(`${items}/delta`))['@odata.deltaLink']}`;
    local.control.forgetDeltaTokens();
    const reply = await local.call('GET', link);
    expect(reply.status).toBe(410);
    expect(idsOf(await ask(`${reply.headers.get('location')}`))).toEqual(['1', '2', '3']);
  });

  test('keep $top, $select and $expand from page to page', async () => {
    const first = await ask(`${items}/delta?$top=2&$select=id&$expand=fields($select=Title)`);
    expect(first.value).toEqual([
      { '@odata.etag': expect.any(String), id: '1', fields: expect.objectContaining({ Title: 'A' }) },
      { '@odata.etag': expect.any(String), id: '2', fields: expect.objectContaining({ Title: 'B' }) },
    ]);
    const second = await ask(`${first['@odata.nextLink']}`);
    expect(second.value).toMatchObject([{ id: '3', fields: { Title: 'C' } }]);
    await local.call('PATCH', `${items}/1/fields`, { body: { Title: 'A2' } });
    expect((await ask(`${second['@odata.deltaLink']}`)).value).toMatchObject([{ fields: { Title: 'A2' } }]);
  });

  test('take no other option', async () => {
    expect((await local.call('GET', `${items}/delta?$filter=fields/Title eq 'A'`)).status).toBe(400);
  });

  test('may tell of an item more than once, the last time as it is, and give empty pages', async () => {
    local.control.changeSettings({ delta: { repeats: 1, emptyPages: 1 } });
    const [ids, sizes]: [string[], number[]] = [[], []];
    let page = await ask(`${items}/delta?$top=2`);
    for (;;) {
      ids.push(...(idsOf(page) ?? []).map(String));
      sizes.push(page.value?.length ?? 0);
      if (!page['@odata.nextLink']) break;
      page = await ask(`${page['@odata.nextLink']}`);
    }
    expect(new Set(ids)).toEqual(new Set(['1', '2', '3']));
    expect(ids.length).toBeGreaterThan(3);
    expect(sizes).toContain(0);
  });

  test('are those of one list: the token of another leads nowhere', async () => {
    await local.call('POST', items.replace('/Events/items', ''), { body: { displayName: 'Other' } });
    const link = `${(await ask(`${items}/delta`))['@odata.deltaLink']}`;
    expect((await local.call('GET', link.replace('/Events/', '/Other/'))).status).toBe(410);
  });
});
