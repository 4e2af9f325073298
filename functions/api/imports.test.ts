import { HttpRequest } from '@azure/functions';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { readFeed } from '#adapters/feeds/readFeed.ts';
import { importReplySchema } from '#core/contract/api.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { applyUploadedImport, showImport, uploadImport } from './imports.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const programme = 'title,date,time,venue\nNetwork,19/1/2027,9am to 10am,Hall\nLater,soon,9am to 10am,Hall\n';
let deps: InMemoryDeps;
let woken: string[];

const service = () => ({
  ...deps,
  readFeed: async (file: { name: string; bytes: Uint8Array }) => readFeed(file, [], '2026-11-23T09:00:00Z'),
  enqueueImport: async (importId: string) => {
    woken.push(importId);
  },
});
const call = (
  query: Record<string, string>,
  body: string | Uint8Array = '',
  id = '',
  principal = editor,
) => ({
  reference: 'A1B2C3D4',
  principal,
  request: new HttpRequest({
    url: `http://localhost/api/imports?${new URLSearchParams(query)}`,
    method: 'POST',
    query,
    params: { id },
    body: typeof body === 'string' ? { string: body } : { bytes: body },
    headers: { 'content-length': String(Buffer.byteLength(body)) },
  }),
});
const upload = (name: string, body: string | Uint8Array, principal = editor) =>
  uploadImport(service())(call({ name }, body, '', principal));

beforeEach(() => {
  deps = inMemoryDeps();
  woken = [];
});

describe('uploading a programme', () => {
  test('answers what would come of it, bad rows by line and column, and writes no event', async () => {
    const answer = await upload('programme.csv', programme);
    const reply = answer.ok ? importReplySchema.parse(answer.value.jsonBody) : null;
    expect(reply?.run).toMatchObject({ feed: 'programme', state: 'previewed', total: 1 });
    expect(reply?.preview?.added).toMatchObject([{ line: 2, title: 'Network' }]);
    expect(reply?.preview?.refused).toMatchObject([{ line: 3, column: 'date', title: 'Later' }]);
    expect(deps.events.all()).toEqual([]);
  });

  test.each([
    ['50 MB', 'big.csv', new Uint8Array(50 * 1024 * 1024), 'tooLarge', /10 MB/],
    ['a workbook called CSV', 'a.csv', 'PK\u0003\u0004 and so on', 'unreadable', /Excel workbook.*CSV/],
    ['an empty file', 'a.csv', '', 'unreadable', /empty/],
    ['a file without a name', '', programme, 'invalid', /name/],
  ])('refuses %s and keeps nothing', async (_, name, body, code, message) => {
    expect(await upload(name, body)).toMatchObject({
      failure: { code, message: expect.stringMatching(message) },
    });
    expect(deps.imports.runs.size).toBe(0);
  });

  test('is for editors, who are asked for before the file is read', async () => {
    const member = await upload('big.csv', new Uint8Array(50 * 1024 * 1024), aPrincipal());
    expect(member).toMatchObject({ failure: { code: 'forbidden' } });
  });
});

describe('an uploaded programme', () => {
  test('is applied by a worker, woken as often as it is asked for', async () => {
    const answer = await upload('programme.csv', programme);
    const { run } = importReplySchema.parse(answer.ok ? answer.value.jsonBody : null);
    for (const _ of [1, 2])
      expect(await applyUploadedImport(service())(call({}, '', run.id))).toMatchObject({
        value: { status: 202, jsonBody: { run: { state: 'applying' } } },
      });
    expect(woken).toEqual([run.id, run.id]);
    expect(await showImport(service())(call({}, '', run.id))).toMatchObject({
      value: { jsonBody: { run: { id: run.id, state: 'applying' }, preview: null } },
    });
  });

  test('that nobody uploaded is not there', async () => {
    for (const door of [showImport, applyUploadedImport])
      expect(await door(service())(call({}, '', 'nowhere'))).toMatchObject({ failure: { code: 'notFound' } });
    expect(woken).toEqual([]);
  });
});
