/** The way from one process to Microsoft Graph: every request is a moment at which the process may end, and is watched. */
import type { Counts } from '../tally.ts';
import type { Trace } from '../trace.ts';
import type { Instance } from './instance.ts';

type Part = { method: string; url: string; status: number; headers: Record<string, string> };

/** Mailboxes and sites are limited each for itself. */
const laneOf = (url: string): string =>
  /\/(?:users|sites)\/[^/?]+/.exec(url.replace(/^https?:\/\/[^/]+/, '').replace(/^\/v1\.0/, ''))?.[0] ??
  'tenant';

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const members = (body: unknown, name: string): Record<string, unknown>[] => {
  const found = record(body)[name];
  return Array.isArray(found) ? found.map(record) : [];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The requests that one request consists of: itself, or the parts of a batch. */
const partsOf = (
  method: string,
  url: string,
  body: unknown,
): { id: string; method: string; url: string }[] =>
  url.endsWith('/$batch')
    ? members(body, 'requests').map((part) => ({
        id: String(part.id),
        method: String(part.method),
        url: String(part.url),
      }))
    : [{ id: '', method, url }];

const answered = (parts: ReturnType<typeof partsOf>, response: Response, text: string): Part[] => {
  if (parts[0]?.id === '' || response.status !== 200)
    return parts.map(({ method, url }) => {
      return { method, url, status: response.status, headers: Object.fromEntries(response.headers) };
    });
  const replies = members(parsed(text), 'responses');
  return parts.flatMap(({ id, method, url }) => {
    const reply = replies.find((one) => String(one.id) === id);
    if (!reply) return [];
    const headers = Object.entries(record(reply.headers)).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]);
    return { method, url, status: Number(reply.status), headers: Object.fromEntries(headers) };
  });
};

const askedSeconds = ({ headers }: Part): number =>
  Math.max(Number(headers['retry-after'] ?? 0), Number(headers['ratelimit-reset'] ?? 0));

export type NetworkContext = {
  fetch: typeof fetch;
  now(): number;
  trace: Trace;
  counts: Counts;
  violated(what: string): void;
  /** Told of every request before it leaves. */
  leaves(method: string, url: string, body: unknown): void;
};

/** For people: without what is the same in every address. */
const shown = (url: string): string =>
  decodeURIComponent(url.replace(/^https:\/\/localhost\/v1\.0/, ''))
    .replace(/\/sites\/[^/]+\/lists\/[\w-]*?(\d\d)(?=$|[/?])/, '/lists/$1')
    .replace(/\/users\/[^/]+/, '/mailbox')
    .slice(0, 120);

/** `fetch` for one process. */
export const openNetwork = (context: NetworkContext, instance: Instance): typeof fetch => {
  const { trace, counts } = context;
  /** Until when each lane is to be left alone. */
  const closed = new Map<string, number>();

  const watch = (parts: ReturnType<typeof partsOf>): void => {
    for (const { method, url } of parts) {
      const until = closed.get(laneOf(url)) ?? 0;
      if (context.now() < until)
        context.violated(
          `${method} ${shown(url)} went out ${Math.ceil((until - context.now()) / 1000)} s before its Retry-After was over`,
        );
    }
  };
  const learn = (parts: readonly Part[]): void => {
    for (const part of parts) {
      counts.add(`answers ${Math.floor(part.status / 100)}xx`);
      if (part.status !== 429 && part.status !== 503) continue;
      const lane = laneOf(part.url);
      closed.set(lane, Math.max(closed.get(lane) ?? 0, context.now() + askedSeconds(part) * 1000));
    }
  };

  return async (input, init) => {
    const [method, url] = [init?.method ?? 'GET', String(input)];
    const body = typeof init?.body === 'string' ? parsed(init.body) : null;
    const parts = partsOf(method, url, body);
    watch(parts);
    await instance.pause(3);
    trace.note(
      `process ${instance.number} asks ${parts.map((part) => `${part.method} ${shown(part.url)}`).join(' + ')}`,
    );
    await instance.hazard(`before ${method} ${shown(url)}`);
    counts.add('requests', parts.length);
    context.leaves(method, url, body);
    const response = await context.fetch(input, init).catch((error: unknown) => {
      trace.note(`process ${instance.number} is not answered ${method} ${shown(url)}`);
      throw error;
    });
    const text = await response.text();
    await instance.hazard(`after ${method} ${shown(url)}`);
    await instance.pause(3);
    const answers = answered(parts, response, text);
    learn(answers);
    trace.note(`process ${instance.number} is answered ${answers.map(({ status }) => status).join(' ')}`);
    const { status, headers } = response;
    return new Response(text === '' ? null : text, { status, headers });
  };
};
