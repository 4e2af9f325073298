/** Calls the endpoints that applications name for their notifications. */
import type { Clock } from '../../clock/clock.ts';
import { GraphError } from '../graphError.ts';

export type WebhookReply = {
  status: number;
  contentType: string;
  body: string;
  /** From the call to the whole reply. */
  milliseconds: number;
};

export type Webhooks = {
  /** null when the endpoint cannot be reached or does not answer in time. Redirections are answers, not followed. */
  post(
    url: string,
    message: { contentType: string; body: string },
    mostMilliseconds: number,
  ): Promise<WebhookReply | null>;
  /** Waits for nobody any longer: every call under way ends as not answered. */
  close(): void;
};

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const send = async (
  fetch: Fetch,
  url: string,
  { contentType, body }: { contentType: string; body: string },
  signal: AbortSignal,
): Promise<Omit<WebhookReply, 'milliseconds'>> => {
  const headers = { 'Content-Type': contentType };
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: await response.text(),
  };
};

/** @param fetch where calls go; the network's unless a simulation wants them elsewhere */
export const createWebhooks = (clock: Clock, fetch: Fetch = globalThis.fetch): Webhooks => {
  const closing = new AbortController();
  const closed = (unless: AbortSignal): Promise<null> =>
    new Promise((resolve) => {
      closing.signal.addEventListener('abort', () => resolve(null), { once: true, signal: unless });
    });
  return {
    async post(url, message, mostMilliseconds) {
      const began = clock.now().getTime();
      const ending = new AbortController();
      const answered = send(fetch, url, message, ending.signal).then(
        (reply) => ({ ...reply, milliseconds: clock.now().getTime() - began }),
        () => null,
      );
      const outOfPatience = clock.sleep(mostMilliseconds).then(() => null);
      const reply = await Promise.race([answered, outOfPatience, closed(ending.signal)]);
      ending.abort();
      return reply;
    },
    close: () => closing.abort(),
  };
};

/** Addresses that only this machine has. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isLoopback = (url: URL): boolean => loopback.has(url.hostname);

/**
 * Microsoft calls https endpoints only. The local one also calls http on the loopback address, for the function host of a
 * laptop has no certificate.
 * @throws GraphError 400
 */
export const requireNotifiable = (property: string, text: string): void => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return;
  throw new GraphError(400, 'InvalidRequest', `The ${property} '${text}' must be an https address.`);
};
