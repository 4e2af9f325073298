/** Graph's door to HTTP: reads the body, asks Graph, writes the reply. */
import type { Handler } from 'hono';
import type { Platform } from '../platform.ts';
import type { Stamped } from '../standardHeaders.ts';
import { errorReply } from './errorReply.ts';
import type { Graph } from './graph.ts';
import { GraphError } from './graphError.ts';
import type { GraphReply } from './route.ts';

/** Graph refuses larger writes outright. */
const largestBody = 4 * 1024 * 1024;

/** @throws GraphError 400 for what is not JSON, 413 for what is too long */
const readJson = (text: string): unknown => {
  if (text.length > largestBody)
    throw new GraphError(413, 'RequestEntityTooLarge', 'The request is too large.');
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new GraphError(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
};

const respond = ({ status, headers = {}, body }: GraphReply): Response => {
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; odata.metadata=minimal; charset=utf-8', ...headers },
  });
};

export function graphDoor(graph: Graph, platform: Platform): Handler<Stamped> {
  return async ({ req, get, set }) => {
    const ids = get('ids');
    try {
      const body = readJson(await req.text());
      const headers = Object.fromEntries(req.raw.headers);
      const { pathname, search } = new URL(req.url);
      // Next links repeat this address: it is ours, whatever host a proxy in front was called by.
      const url = `${platform.url}${pathname}${search}`;
      const answer = await graph({ method: req.method, url, headers, body, ids });
      set('connection', answer.connection);
      return respond(answer);
    } catch (error) {
      return respond(errorReply(error, ids, platform.clock.now()));
    }
  };
}
