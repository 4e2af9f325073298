/** What Graph's answers come to, in the words of the ports. Reasons hold codes only: Graph's messages may quote people. */
import { z } from 'zod';
import type { Outcome } from '#core/sync/ports.ts';
import type { GraphAnswer } from './graph.ts';
import { askedSeconds } from './retry.ts';

const errorSchema = z.object({ error: z.object({ code: z.string() }) });

/** Graph's error code (`ErrorItemNotFound`); empty when the answer has none. */
export const errorCode = (answer: GraphAnswer): string => {
  const read = errorSchema.safeParse(answer.body);
  return read.success ? read.data.error.code.replace(/[^\w.]/g, '').slice(0, 80) : '';
};

/** Nothing asked for: long enough for a service to recover, short enough for nobody to wonder. */
const defaultSeconds = 30;
/** Until somebody has mended permissions or secrets. */
const refusedSeconds = 900;

/** The outcome of an answer that is no success. 404 and 410 are `gone`; the callers who know better ask first. */
export const failedOutcome = (answer: GraphAnswer, now: Date = new Date()): Outcome => {
  const { status } = answer;
  const reason = [status || 'connection lost', errorCode(answer)].filter(Boolean).join(' ');
  if (status === 404 || status === 410) return { status: 'gone' };
  if (status === 401 || status === 403) return { status: 'retry', afterSeconds: refusedSeconds, reason };
  if (status === 0 || status === 423 || status === 429 || (status >= 500 && status !== 501 && status !== 507))
    return {
      status: 'retry',
      afterSeconds: Math.ceil(askedSeconds(answer.headers, now)) || defaultSeconds,
      reason,
    };
  return { status: 'refused', reason };
};

export const succeeded = (answer: GraphAnswer): boolean => answer.status >= 200 && answer.status < 300;
