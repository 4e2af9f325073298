/** HTTP triggers: one server, every route, the same request and reply that the real host hands the worker. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { invoke, triggerOf } from './invocation.ts';
import { type RegisteredFunction, registry } from './registry.ts';
import { compareTemplates, matchTemplate, type RouteTemplate, readTemplate } from './routeTemplate.ts';
import type { HttpData, TypedData } from './workerTypes.ts';

/** The real host's limit for a request, FUNCTIONS_REQUEST_BODY_SIZE_LIMIT. */
const bodyLimit = 104_857_600;

export type HttpRoute = {
  registered: RegisteredFunction;
  template: RouteTemplate;
  methods: readonly string[];
};

/** The routes of every HTTP trigger, in the order in which they are tried. */
export const httpRoutes = (functions: Iterable<RegisteredFunction>, routePrefix: string): HttpRoute[] =>
  [...functions]
    .filter((registered) => triggerOf(registered).binding.type === 'httpTrigger')
    .map((registered) => {
      const { route, methods } = triggerOf(registered).binding;
      const path = typeof route === 'string' ? route : registered.metadata.name;
      return {
        registered,
        template: readTemplate(`${routePrefix}/${path}`),
        methods: Array.isArray(methods)
          ? methods.map((method) => String(method).toUpperCase())
          : ['GET', 'POST'],
      };
    })
    .sort((one, other) => compareTemplates(one.template, other.template));

const readBody = async (request: IncomingMessage): Promise<Uint8Array | 'tooLarge'> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.length;
    if (size <= bodyLimit) chunks.push(bytes);
  }
  return size > bodyLimit ? 'tooLarge' : Buffer.concat(chunks);
};

const flatHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

const replyBody = (body: TypedData | null | undefined): string | Uint8Array | undefined =>
  body?.bytes ?? body?.string ?? body?.json ?? undefined;

const writeReply = (response: ServerResponse, reply: HttpData, headOnly: boolean): void => {
  if (reply.cookies?.length) throw new Error('This host writes no cookies; the service sets none.');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  response.statusCode = Number(reply.statusCode ?? 200);
  const body = headOnly ? undefined : replyBody(reply.body);
  if (body === undefined) response.end();
  else response.end(body);
};

const refuse = (response: ServerResponse, status: number): void => {
  response.statusCode = status;
  response.end();
};

const answer = async (
  routes: readonly HttpRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const method = request.method ?? 'GET';
  const chosen = routes
    .filter((route) => route.methods.includes(method))
    .flatMap((route) => {
      const params = matchTemplate(route.template, url.pathname);
      return params ? [{ route, params }] : [];
    })[0];
  // The method is a constraint of the route there too: a known path with another method is 404, not 405.
  if (!chosen) return refuse(response, 404);
  const body = await readBody(request);
  if (body === 'tooLarge') return refuse(response, 413);
  const result = await invoke(chosen.route.registered, {
    http: {
      method,
      url: url.href,
      headers: flatHeaders(request),
      params: chosen.params,
      body: body.length > 0 ? { bytes: body } : null,
    },
  });
  const reply = result.returnValue?.http;
  if (reply) writeReply(response, reply, method === 'HEAD');
  else refuse(response, 204);
};

const toAdministrator = /^\/admin\/functions\/(\w+)$/;

/**
 * A server for these routes; not yet listening. What a function throws is a 500 without a body.
 * @param runTimer what `POST /admin/functions/{name}` does; null where there is no such timer. There it wants a key, here
 *   nobody else reaches this port
 */
export const createHttpServer = (
  routes: readonly HttpRoute[],
  runTimer: (name: string) => Promise<void> | null,
): Server =>
  createServer((request, response) => {
    const name = request.method === 'POST' ? toAdministrator.exec(request.url ?? '')?.[1] : undefined;
    if (name !== undefined) {
      const running = runTimer(name);
      if (!running) return refuse(response, 404);
      // Answered when it has run, which is what whoever tries it out waits for; the real host does not wait.
      running.then(() => refuse(response, 202));
      return;
    }
    answer(routes, request, response).catch((error: unknown) => {
      registry.log(
        'error',
        `${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`,
      );
      if (!response.headersSent) refuse(response, 500);
      else response.end();
    });
  });
