import { ReadableStream } from 'node:stream/web';
import { HttpRequest } from '@azure/functions';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { readBytes, readText } from './body.ts';
import { readJson } from './readInput.ts';

const posted = (body?: string, headers: Record<string, string> = {}) =>
  new HttpRequest({
    url: 'http://localhost/api',
    method: 'POST',
    headers,
    ...(body !== undefined && { body: { string: body } }),
  });

describe('the body of a request', () => {
  test('is read up to its limit, in bytes', async () => {
    expect(await readText(posted('£20'), 4)).toBe('£20');
    expect(await readText(posted('£20'), 3)).toBeNull();
    expect(await readText(posted(), 3)).toBe('');
  });

  test('is not read at all when it says itself that it is too large', async () => {
    expect(await readText(posted('short', { 'content-length': '100' }), 10)).toBeNull();
  });

  test('is read no further than it may be large, however long the client goes on', async () => {
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    expect(await readBytes({ headers: { get: () => null }, body: endless }, 5000)).toBeNull();
    expect(given).toBeLessThan(10);
  });

  test('that is too large for JSON is refused in a sentence', async () => {
    const reply = await readJson(z.object({}), posted(JSON.stringify({ a: 'x'.repeat(70_000) })));
    expect(reply).toMatchObject({ ok: false, failure: { code: 'tooLarge' } });
  });
});
