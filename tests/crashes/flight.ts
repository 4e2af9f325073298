/** What a call of the service is, in few words: for telling what was under way when it died. */

/** The four services that the service calls, each at an address of its own. */
export const doors = ['graph', 'table', 'queue', 'blob'] as const;
export type Door = (typeof doors)[number];

export type Flight = { door: Door; method: string; path: string; body: string };

const first = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? '';

const graphPlaces: readonly (readonly [RegExp, string])[] = [
  [/\/sendMail/i, 'mail'],
  [/\/subscriptions/, 'subscription'],
  [/\/calendarView\/delta/, 'changes of the calendar'],
  [/\/items\/delta/, 'changes of the list'],
  [/\/cancel/, 'cancelled event'],
  [/\/users\/[^/]+\/(calendar\/)?events/, 'event'],
  [/\/lists\/[^/]+\/items/, 'list item'],
];
const graphPlace = (path: string): string =>
  graphPlaces.find(([pattern]) => pattern.test(path))?.[1] ?? 'site';

const graphFlight = ({ method, path, body }: Flight): string => {
  if (!path.endsWith('/$batch')) return `Graph ${method} ${graphPlace(path)}`;
  const parts = [...body.matchAll(/"method":"(\w+)"/g)].map(([, name = '']) => name);
  const url = first(/"url":"([^"]+)"/, body);
  return `Graph batch ${[...new Set(parts)].sort().join('+')} ${graphPlace(url)}`;
};

const queueVerbs: Record<string, string> = {
  POST: 'message sent',
  PUT: 'message put off',
  DELETE: 'message done',
};

export const nameOf = (flight: Flight): string => {
  const { door, method, path, body } = flight;
  if (door === 'graph') return graphFlight(flight);
  const [, , place = ''] = path.split(/[/?(]/);
  if (door === 'queue') return `queue ${place} ${queueVerbs[method] ?? 'read'}`;
  if (door === 'blob') return `file ${method === 'GET' ? 'read' : 'write'}`;
  const table = place === '$batch' ? first(/devstoreaccount1\/(\w+)/, body) : place;
  return `table ${table} ${method === 'GET' ? 'read' : 'write'}`;
};

/** A worker that looks for messages does so whether there is work or not. */
export const isIdle = ({ door, method, path }: Flight): boolean =>
  door === 'queue' && (method === 'GET' || !path.includes('/messages'));
