/** Many calls in `$batch`es of 20 (Microsoft Graph documentation, "Combine multiple HTTP requests using JSON batching"). */
import { z } from 'zod';
import { type GraphAnswer, type GraphCall, isRepeatable, noAnswer } from './graph.ts';
import {
  askedSeconds,
  asksAgain,
  maximumAttempts,
  type Pace,
  patienceSeconds,
  waitSeconds,
} from './retry.ts';

/** Graph takes no more in one batch. */
export const batchSize = 20;

const replySchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

const itemOf = (call: GraphCall, id: number) => ({
  id: String(id),
  method: call.method,
  url: call.url,
  ...(call.body === undefined
    ? { headers: call.headers ?? {} }
    : { headers: { 'Content-Type': 'application/json', ...call.headers }, body: call.body }),
});

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Status and headers of each part of a batch's reply; none when it cannot be read. */
export const partsIn = (text: string): Pick<GraphAnswer, 'status' | 'headers'>[] => {
  try {
    const { responses } = replySchema.parse(JSON.parse(text));
    return responses.map(({ status, headers }) => ({ status, headers: lowerCased(headers ?? {}) }));
  } catch {
    return [];
  }
};

type Part = { answer: GraphAnswer; mayRunAgain: boolean };

/**
 * One batch; what came of each call, in their order. What befell the batch as a whole befell each of its calls, and the
 * chain has already tried that again.
 */
const sendBatch = async (
  calls: readonly GraphCall[],
  send: (call: GraphCall) => Promise<GraphAnswer>,
): Promise<Part[]> => {
  const whole = await send({
    method: 'POST',
    url: '/$batch',
    body: { requests: calls.map(itemOf) },
    repeatable: calls.every(isRepeatable),
  });
  if (whole.status !== 200) return calls.map(() => ({ answer: whole, mayRunAgain: false }));
  const { responses } = replySchema.parse(whole.body);
  const byId = new Map(responses.map((response) => [response.id, response]));
  return calls.map((call, id) => {
    const response = byId.get(String(id));
    const answer = response
      ? { status: response.status, headers: lowerCased(response.headers ?? {}), body: response.body ?? null }
      : noAnswer;
    return { answer, mayRunAgain: asksAgain(answer.status, isRepeatable(call)) };
  });
};

/**
 * Sends all calls, batch after batch. Single calls are throttled inside a batch that succeeds: they are sent again with
 * the next batch, after the wait that the most patient of them asks for.
 */
export const sendInBatches = async (
  calls: readonly GraphCall[],
  { send, pace }: { send: (call: GraphCall, parts: number) => Promise<GraphAnswer>; pace: Pace },
): Promise<GraphAnswer[]> => {
  const answers: GraphAnswer[] = new Array(calls.length);
  let waiting = calls.map((call, index) => ({ call, index, attempt: 1 }));
  while (waiting.length > 0) {
    const run = waiting.slice(0, batchSize);
    const parts = await sendBatch(
      run.map(({ call }) => call),
      (call) => send(call, run.length),
    );
    const again: typeof waiting = [];
    let wait = 0;
    for (const [place, { answer, mayRunAgain }] of parts.entries()) {
      const one = run[place];
      if (!one) continue;
      answers[one.index] = answer;
      const seconds = waitSeconds(answer.headers, one.attempt, pace);
      if (!mayRunAgain || one.attempt === maximumAttempts || seconds > patienceSeconds) continue;
      again.push({ ...one, attempt: one.attempt + 1 });
      // What the service asks for, the budget sees to.
      if (askedSeconds(answer.headers, pace.now()) === 0) wait = Math.max(wait, seconds);
    }
    if (wait > 0) await pace.sleep(wait * 1000);
    waiting = [...again, ...waiting.slice(batchSize)];
  }
  return answers;
};
