/**
 * Fetches a calendar from an address that an editor typed: https only, no way into private networks, within limits of
 * size, time and redirects. `node:https` and not `fetch`, because only it lets us choose the address to connect to.
 */
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { whyNotRead } from '#core/feeds/feedAddress.ts';
import type { FeedAnswer, FetchFeed } from '#core/feeds/ports.ts';
import { answerOf, failed } from './feedAnswer.ts';
import { pinAddress, type Resolve, systemResolve } from './pinnedAddress.ts';

export type FetchFeedOptions = {
  /** Hosts (`localhost:8080` or `localhost`) that may speak plain http and be in a private network. */
  hostsAllowed: readonly string[];
  resolve?: Resolve;
  /** For all redirects together. */
  milliseconds?: number;
  /** Of the calendar, unpacked. */
  maxBytes?: number;
};

const mostRedirects = 5;
const redirects = [301, 302, 303, 307, 308];

const send = (url: URL, options: RequestOptions): Promise<IncomingMessage> =>
  new Promise((answered, refused) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options, answered);
    request.once('error', refused);
    request.end();
  });

const headersFor = ({ etag, lastModified }: Parameters<FetchFeed>[0]): Record<string, string> => ({
  accept: 'text/calendar, */*;q=0.1',
  'accept-encoding': 'gzip',
  'user-agent': 'NorfolkLearningCollaborative/1.0',
  ...(etag !== null && { 'if-none-match': etag }),
  ...(lastModified !== null && { 'if-modified-since': lastModified }),
});

/** In words, by the codes of Node's network and TLS layers. */
const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code))
    return `The server's certificate is not trusted (${code}).`;
  if (code === 'ECONNREFUSED') return 'Nothing answers at this address.';
  return `The connection broke off${code === '' ? '' : ` (${code})`}.`;
};

export const createFetchFeed = ({
  hostsAllowed,
  resolve = systemResolve,
  milliseconds = 20_000,
  maxBytes = 10 * 1024 * 1024,
}: FetchFeedOptions): FetchFeed => {
  const follow: (
    feed: Parameters<FetchFeed>[0],
    signal: AbortSignal,
    redirected?: number,
  ) => Promise<FeedAnswer> = async (feed, signal, redirected = 0) => {
    const url = new URL(feed.url);
    const reason = whyNotRead(url, hostsAllowed);
    if (reason) return failed(redirected > 0 ? `It redirects elsewhere. ${reason}` : reason);
    const mayBePrivate = hostsAllowed.includes(url.host) || hostsAllowed.includes(url.hostname);
    const pin = await pinAddress(url, resolve, mayBePrivate);
    if ('refused' in pin) return failed(pin.refused);
    signal.throwIfAborted();
    const response = await send(url, {
      lookup: pin.lookup,
      headers: headersFor(feed),
      signal,
      // No connection is kept: the next request looks the name up and checks it again.
      agent: false,
    });
    const to = response.headers.location;
    if (!redirects.includes(response.statusCode ?? 0) || to === undefined)
      return answerOf(response, maxBytes);
    response.destroy();
    if (redirected === mostRedirects) return failed('It redirects too often.');
    if (!URL.canParse(to, url.href)) return failed('It redirects to something that is no address.');
    return follow({ ...feed, url: new URL(to, url).href }, signal, redirected + 1);
  };

  return async (feed) => {
    const signal = AbortSignal.timeout(milliseconds);
    const tooLate = new Promise<FeedAnswer>((late) => {
      signal.addEventListener('abort', () =>
        late(failed(`It did not answer within ${milliseconds / 1000} seconds.`)),
      );
    });
    const followed = follow(feed, signal).catch((error: unknown) => failed(reasonOf(error)));
    return Promise.race([tooLate, followed]);
  };
};
