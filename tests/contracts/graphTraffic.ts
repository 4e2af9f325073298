/** Holds recorded Graph exchanges against Microsoft's types: every body sent, every event, list, item and column returned. */
import { graphTypeErrors } from './graphSchemas.ts';

/** One line of the traffic log. */
export type Exchange = {
  method: string;
  url: string;
  requestBody: unknown;
  status: number;
  responseBody: unknown;
};

type Shape = { pattern: RegExp; request: Record<string, string>; reply: string | null };

/** Path → type of the bodies sent (by method) and of the entities returned. First match wins. */
const shapes: readonly Shape[] = [
  { pattern: /\/events\/[^/]+\/cancel$/, request: { POST: 'action.event.cancel' }, reply: null },
  {
    pattern: /\/(events|calendarView)(\/[^/]+)?$/,
    request: { POST: 'event', PATCH: 'event' },
    reply: 'event',
  },
  { pattern: /\/items\/[^/]+\/fields$/, request: { PATCH: 'fieldValueSet' }, reply: 'fieldValueSet' },
  { pattern: /\/items(\/[^/]+)?$/, request: { POST: 'listItem', PATCH: 'listItem' }, reply: 'listItem' },
  {
    pattern: /\/columns(\/[^/]+)?$/,
    request: { POST: 'columnDefinition', PATCH: 'columnDefinition' },
    reply: 'columnDefinition',
  },
  { pattern: /\/lists(\/[^/]+)?$/, request: { POST: 'list', PATCH: 'list' }, reply: 'list' },
  { pattern: /\/calendars?(\/[^/]+)?$/, request: { POST: 'calendar', PATCH: 'calendar' }, reply: 'calendar' },
  {
    pattern: /^\/subscriptions(\/[^/]+)?$/,
    request: { POST: 'subscription', PATCH: 'subscription' },
    reply: 'subscription',
  },
  {
    pattern: /\/installedApps(\/[^/]+)?$/,
    request: { POST: 'userScopeTeamsAppInstallation' },
    reply: 'userScopeTeamsAppInstallation',
  },
  { pattern: /\/installedApps\/[^/]+\/chat$/, request: {}, reply: 'chat' },
  { pattern: /\/users(\/[^/]+)?$|\/me$/, request: {}, reply: 'user' },
  { pattern: /^\/sites\/[^/]+(:\/sites\/[^/]+)?$/, request: {}, reply: 'site' },
];

type Batch = {
  requests: { id: string; method: string; url: string; body?: unknown }[];
};
type BatchReply = { responses: { id: string; status: number; body?: unknown }[] };

const pathOf = (url: string): string =>
  decodeURI(url)
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^\/v1\.0/, '')
    .split('?')[0] ?? '';

const single = ({ method, url, requestBody, status, responseBody }: Exchange): string[] => {
  const path = pathOf(url);
  const shape = shapes.find(({ pattern }) => pattern.test(path));
  if (!shape) return [];
  const where = `${method} ${path} → ${status}`;
  const errors: string[] = [];
  const sent = shape.request[method];
  if (requestBody && sent)
    errors.push(...graphTypeErrors(sent, requestBody).map((error) => `${where}, sent: ${error}`));
  if (status >= 300 || !responseBody || !shape.reply) return errors;
  const { value } = responseBody as { value?: unknown };
  const entities = Array.isArray(value) ? value : [responseBody];
  for (const entity of entities) {
    errors.push(...graphTypeErrors(shape.reply, entity).map((error) => `${where}, returned: ${error}`));
  }
  return errors;
};

/** The exchange itself, or the exchanges inside a `$batch`. */
export const unbatch = (exchange: Exchange): Exchange[] => {
  if (!/\/\$batch$/.test(exchange.url)) return [exchange];
  const { requests } = exchange.requestBody as Batch;
  // A batch that failed as a whole, or whose reply was lost, answers none of its parts.
  const responses = (exchange.responseBody as Partial<BatchReply> | null)?.responses ?? [];
  return requests.map(({ id, method, url, body }) => {
    const reply = responses.find((response) => response.id === id);
    return { method, url, requestBody: body, status: reply?.status ?? 0, responseBody: reply?.body };
  });
};

/** Everything in the traffic that Microsoft's types refuse. */
export const trafficErrors = (exchanges: readonly Exchange[]): string[] =>
  exchanges.flatMap(unbatch).flatMap(single);

/** Requests with a body that none of the types above is for: `POST /users/…/sendMail`. Sign-in is no part of Graph. */
export const unjudgedBodies = (exchanges: readonly Exchange[]): string[] =>
  exchanges
    .filter(({ url }) => new URL(url).pathname.startsWith('/v1.0/'))
    .flatMap(unbatch)
    .filter(({ requestBody, method, url }) => {
      const shape = shapes.find(({ pattern }) => pattern.test(pathOf(url)));
      return requestBody && !shape?.request[method];
    })
    .map(({ method, url }) => `${method} ${pathOf(url)}`);
