/** What a server's response means for a feed, its body read within a limit. */
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { FeedAnswer } from '#core/feeds/ports.ts';
import { endsLikeCalendar, looksLikeCalendar } from './looksLikeCalendar.ts';

export const failed = (reason: string, afterSeconds = 0): FeedAnswer => ({
  state: 'failed',
  reason,
  afterSeconds,
});

const tooLarge = (maxBytes: number): FeedAnswer =>
  failed(`The calendar is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`);

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); 0 where it says nothing. */
const waitOf = ({ headers }: IncomingMessage): number => {
  const asked = headers['retry-after'] ?? '';
  const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : 0;
};

const refusalOf = (response: IncomingMessage): FeedAnswer => {
  const status = response.statusCode ?? 0;
  if (status === 401 || status === 403) return failed(`The address asks for a sign-in (${status}).`);
  if (status === 404 || status === 410) return failed(`There is no calendar at this address (${status}).`);
  if (status === 429) return failed('The server says that we ask too often (429).', waitOf(response));
  if (status >= 500) return failed(`The server is in trouble (${status}).`, waitOf(response));
  return failed(`The server answered ${status}, which is no calendar.`);
};

/** The whole body, unpacked; null as soon as it is larger than allowed. @throws when the connection breaks off */
const bodyOf = async (response: IncomingMessage, maxBytes: number): Promise<Uint8Array | null> => {
  const unpacking = response.headers['content-encoding'] === 'gzip' ? createGunzip() : new PassThrough();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    await pipeline(response, unpacking, async (body: AsyncIterable<Buffer>) => {
      for await (const chunk of body) {
        size += chunk.length;
        if (size > maxBytes) throw new RangeError('larger than allowed');
        chunks.push(chunk);
      }
    });
  } catch (error) {
    if (size > maxBytes) return null;
    throw error;
  }
  return Buffer.concat(chunks);
};

/** Whatever the server calls it, a calendar is what begins like one. */
export const answerOf = async (response: IncomingMessage, maxBytes: number): Promise<FeedAnswer> => {
  const { statusCode, headers } = response;
  if (statusCode === 304 || statusCode !== 200) {
    response.destroy();
    return statusCode === 304 ? { state: 'unchanged' } : refusalOf(response);
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    return tooLarge(maxBytes);
  }
  const bytes = await bodyOf(response, maxBytes);
  if (bytes === null) return tooLarge(maxBytes);
  if (!looksLikeCalendar(bytes))
    return failed(
      /html/i.test(headers['content-type'] ?? '')
        ? 'The address leads to a web page, not to a calendar.'
        : 'What is at this address is not a calendar.',
    );
  if (!endsLikeCalendar(bytes)) return failed('The calendar breaks off before its end.');
  return {
    state: 'fetched',
    bytes,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
  };
};
