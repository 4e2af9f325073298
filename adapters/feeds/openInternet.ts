/**
 * Asks a server of the open internet whose address came from outside: https only, no way into private networks, within
 * limits of time and redirects. `node:https` and not `fetch`, because only it lets us choose the address to connect to.
 */
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { whyNotRead } from '#core/feeds/feedAddress.ts';
import { pinAddress, type Resolve, systemResolve } from './pinnedAddress.ts';

export type OpenInternetOptions = {
  /** Hosts (`localhost:8080` or `localhost`) that may speak plain http and be in a private network. */
  hostsAllowed: readonly string[];
  resolve?: Resolve;
  /** For all redirects together. */
  milliseconds?: number;
};

const mostRedirects = 5;
const redirects = [301, 302, 303, 307, 308];

const send = (url: URL, options: RequestOptions): Promise<IncomingMessage> =>
  new Promise((answered, refused) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options, answered);
    request.once('error', refused);
    request.end();
  });

/** In words, by the codes of Node's network and TLS layers. */
const brokenOff = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code))
    return `The server's certificate is not trusted (${code}).`;
  if (code === 'ECONNREFUSED') return 'Nothing answers at this address.';
  return `The connection broke off${code === '' ? '' : ` (${code})`}.`;
};

/**
 * `read` makes of the answer what is wanted of it, in the same time.
 * @param refuse what is answered instead where nothing may be read, or nothing comes
 */
export const askOpenInternet = <T>(
  { hostsAllowed, resolve = systemResolve, milliseconds = 20_000 }: OpenInternetOptions,
  question: { url: string; headers: Record<string, string> },
  read: (response: IncomingMessage) => T | Promise<T>,
  refuse: (reason: string) => T,
): Promise<T> => {
  const signal = AbortSignal.timeout(milliseconds);
  const follow = async (address: string, redirected = 0): Promise<T> => {
    const url = new URL(address);
    const reason = whyNotRead(url, hostsAllowed);
    if (reason) return refuse(redirected > 0 ? `It redirects elsewhere. ${reason}` : reason);
    const mayBePrivate = hostsAllowed.includes(url.host) || hostsAllowed.includes(url.hostname);
    const pin = await pinAddress(url, resolve, mayBePrivate);
    if ('refused' in pin) return refuse(pin.refused);
    signal.throwIfAborted();
    const response = await send(url, {
      lookup: pin.lookup,
      headers: { 'user-agent': 'NorfolkLearningCollaborative/1.0', ...question.headers },
      signal,
      // No connection is kept: the next request looks the name up and checks it again.
      agent: false,
    });
    const to = response.headers.location;
    if (!redirects.includes(response.statusCode ?? 0) || to === undefined) return read(response);
    response.destroy();
    if (redirected === mostRedirects) return refuse('It redirects too often.');
    if (!URL.canParse(to, url.href)) return refuse('It redirects to something that is no address.');
    return follow(new URL(to, url).href, redirected + 1);
  };
  const tooLate = new Promise<T>((late) => {
    signal.addEventListener('abort', () =>
      late(refuse(`It did not answer within ${milliseconds / 1000} seconds.`)),
    );
  });
  const followed = follow(question.url).catch((error: unknown) => refuse(brokenOff(error)));
  return Promise.race([tooLate, followed]);
};
