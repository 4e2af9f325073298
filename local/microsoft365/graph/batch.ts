/** JSON batching: up to 20 requests in one (Microsoft Graph documentation, "Combine multiple HTTP requests using JSON batching"). */
import { z } from 'zod';
import type { Graph, GraphCall } from './graph.ts';
import { GraphError } from './graphError.ts';
import type { GraphReply } from './route.ts';

const mostRequests = 20;

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
  };
};

const replyOf = (id: string, { status, headers = {}, body }: GraphReply): PartReply => ({
  id,
  status,
  headers: { 'Cache-Control': 'no-store, no-cache', 'Content-Type': 'application/json', ...headers },
  ...(body === undefined ? {} : { body }),
});

/**
 * Answers each part through Graph's own door, in the order given, so that a run repeats exactly. (Graph itself may answer
 * in any order.) A part whose prerequisite failed is answered 424 and not run.
 * @throws GraphError 400 for the whole batch
 */
export async function answerBatch(batch: GraphCall, graph: Graph): Promise<GraphReply> {
  const failed = new Set<string>();
  const responses: PartReply[] = [];
  for (const part of readParts(batch.body)) {
    const reply = await answerPart(part, batch, graph, failed);
    if (reply.status >= 400) failed.add(part.id.toLowerCase());
    responses.push(replyOf(part.id, reply));
  }
  return { status: 200, body: { responses } };
}

const answerPart = async (
  part: Part,
  batch: GraphCall,
  graph: Graph,
  failed: ReadonlySet<string>,
): Promise<GraphReply> => {
  const blocked = part.dependsOn.some((other) => failed.has(other.toLowerCase()));
  if (blocked) {
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
  return graph(call);
};
