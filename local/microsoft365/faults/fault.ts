/** What can go wrong with a request, as data. */
import { z } from 'zod';

const statusSchema = z.union([
  z.literal(429),
  z.literal(500),
  z.literal(502),
  z.literal(503),
  z.literal(504),
]);
const refusal = { status: statusSchema, retryAfterSeconds: z.number().int().positive().optional() };

const faultSchema = z.discriminatedUnion('kind', [
  /** Refused; nothing was done. */
  z.strictObject({ kind: z.literal('error'), ...refusal }),
  /** Done, and answered as if it had failed. */
  z.strictObject({ kind: z.literal('errorAfterEffect'), ...refusal }),
  /** Done; the connection breaks before the reply. */
  z.strictObject({ kind: z.literal('lostReply') }),
  /** The connection breaks; nothing was done. */
  z.strictObject({ kind: z.literal('reset') }),
  z.strictObject({ kind: z.literal('delay'), milliseconds: z.number().int().positive() }),
  /** Done; half the reply arrives. */
  z.strictObject({ kind: z.literal('truncated') }),
  /** Delivered twice, done twice; the second reply arrives. */
  z.strictObject({ kind: z.literal('duplicate') }),
]);

export type Fault = z.output<typeof faultSchema>;

/** How a service in trouble refuses. */
export type Refusal = { status: z.output<typeof statusSchema>; retryAfterSeconds?: number | undefined };

const methods = z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);

/** Which requests, parts of batches among them, meet which fault. */
const ruleSchema = z.strictObject({
  /** What it is counted under; the kind of its fault unless given. */
  name: z.string().min(1).optional(),
  method: methods.optional(),
  /** `*` stands for anything within a segment, `**` for anything: `/v1.0/users/**`. Without it: every path. */
  path: z.string().startsWith('/').optional(),
  /** Only the n-th request that matches, from 1. */
  nth: z.number().int().positive().optional(),
  /** At most so often. */
  times: z.number().int().positive().optional(),
  /** How likely each request that matches is struck. */
  probability: z.number().min(0).max(1).default(1),
  fault: faultSchema,
});

export const faultPlanSchema = z.strictObject({
  seed: z.string().default(''),
  rules: z.array(ruleSchema),
});

export type FaultRule = z.input<typeof ruleSchema>;
/** Rules in order; the first that strikes a request is the only one. */
export type FaultPlan = z.input<typeof faultPlanSchema>;
