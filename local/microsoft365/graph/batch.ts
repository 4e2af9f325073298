/** JSON batching: up to 20 requests in one (Microsoft Graph documentation, "Combine multiple HTTP requests using JSON batching"). */
import { z } from 'zod';
import type { Graph, GraphAnswer, GraphCall } from './graph.ts';
import { GraphError } from './graphError.ts';
import { Lanes } from './lanes.ts';
import type { GraphReply } from './route.ts';

const mostRequests = 20;
/** The service runs so many parts of one batch side by side (Microsoft Graph documentation, "Throttling limits", Outlook service). */
const partsAtOnce = 4;

const partSchema = z.object({
  id: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).default([]),
});
const batchSchema = z.object({ requests: z.array(partSchema).min(1) });
type Part = z.infer<typeof partSchema>;
type PartReply = { id: string; status: number; headers: Record<string, string>; body?: unknown };

const badRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

/** @throws GraphError 400 for the whole batch: unreadable, too long, an id given twice, or a wait for nobody */
const readParts = (body: unknown): Part[] => {
  const read = batchSchema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw badRequest(`Invalid batch payload format: ${issue?.path.join('/')}: ${issue?.message}`);
  }
  const { requests } = read.data;
  if (requests.length > mostRequests) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${mostRequests}.`);
  }
  const ids = new Set<string>();
  for (const { id, dependsOn } of requests) {
    // What is waited for has to stand before what waits, which also rules out circles.
    const missing = dependsOn.find((other) => !ids.has(other.toLowerCase()));
    if (missing !== undefined)
      throw badRequest(`Request '${id}' depends on '${missing}', which is not before it.`);
    if (ids.has(id.toLowerCase())) throw badRequest(`Request id '${id}' is used more than once.`);
    ids.add(id.toLowerCase());
  }
  return requests;
};

const failure = (code: string, message: string) => ({ error: { code, message } });

/** The call that a part stands for: below the batch's own root, with its own headers but the batch's token. */
const callOf = (part: Part, batch: GraphCall): GraphCall => {
  const { authorization = '', ...headers } = batch.headers;
  const own = Object.fromEntries(
    Object.entries(part.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const root = batch.url.replace(/\/\$batch.*$/, '');
  const inherited =
    headers['client-request-id'] === undefined ? {} : { 'client-request-id': headers['client-request-id'] };
  return {
    method: part.method,
    url: `${root}/${part.url.replace(/^\//, '')}`,
    headers: { ...inherited, ...own, authorization },
    body: part.body,
    ids: batch.ids,
    ...(batch.caller ? { caller: batch.caller } : {}),
  };
};

const replyOf = (id: string, { status, headers = {}, body }: GraphReply): PartReply => ({
  id,
  status,
  headers: { 'Cache-Control': 'no-store, no-cache', 'Content-Type': 'application/json', ...headers },
  ...(body === undefined ? {} : { body }),
});

/** Between the parts and whoever asked stands a gateway. A connection that breaks behind it shows as a time-out: done or not, nobody knows. */
const throughGateway = (answer: GraphAnswer): GraphReply =>
  answer.connection === undefined
    ? answer
    : { status: 504, body: failure('GatewayTimeout', 'The server did not receive a timely response.') };

/**
 * Answers each part through Graph's own door, four at a time, begun and answered in the order given. (Graph itself may
 * answer in any order.) A part whose prerequisite failed is answered 424 and not run.
 * @throws GraphError 400 for the whole batch
 */
export async function answerBatch(batch: GraphCall, graph: Graph): Promise<GraphReply> {
  const lanes = new Lanes(partsAtOnce);
  const replies = new Map<string, Promise<GraphReply>>();
  const responses = readParts(batch.body).map(async (part) => {
    const awaited = part.dependsOn.flatMap((other) => replies.get(other.toLowerCase()) ?? []);
    const reply = answerPart(part, awaited, { batch, graph, lanes });
    replies.set(part.id.toLowerCase(), reply);
    return replyOf(part.id, await reply);
  });
  return { status: 200, body: { responses: await Promise.all(responses) } };
}

const answerPart = async (
  part: Part,
  awaited: readonly Promise<GraphReply>[],
  { batch, graph, lanes }: { batch: GraphCall; graph: Graph; lanes: Lanes },
): Promise<GraphReply> => {
  const prerequisites = await Promise.all(awaited);
  if (prerequisites.some(({ status }) => status >= 400)) {
    return {
      status: 424,
      body: failure('FailedDependency', 'A request that this one depends on has failed.'),
    };
  }
  const call = callOf(part, batch);
  if (part.body !== undefined && !call.headers['content-type']?.includes('application/json')) {
    const message = `Request '${part.id}' has a body and therefore needs the header Content-Type: application/json.`;
    return { status: 400, body: failure('BadRequest', message) };
  }
  return lanes.through(async () => throughGateway(await graph(call)));
};
