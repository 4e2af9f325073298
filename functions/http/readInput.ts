/** What a request says, parsed; a refusal names the first thing that is wrong. */
import type { HttpRequest } from '@azure/functions';
import type { z } from 'zod';
import { fail, type Result, succeed } from '#core/errors.ts';
import { readText } from './body.ts';

const read = <T>(schema: z.ZodType<T>, given: unknown): Result<T> => {
  const result = schema.safeParse(given);
  if (result.success) return succeed(result.data);
  const [issue] = result.error.issues;
  return fail(
    'invalid',
    `${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'is not understood'}.`,
  );
};

export const readQuery = <T>(schema: z.ZodType<T>, request: HttpRequest): Result<T> =>
  read(schema, Object.fromEntries(request.query));

/** Bytes. What pages send is a hundredth of this. */
const mostJson = 64 * 1024;

/** An empty body counts as `{}`. */
export const readJson = async <T>(schema: z.ZodType<T>, request: HttpRequest): Promise<Result<T>> => {
  const text = await readText(request, mostJson);
  if (text === null) return fail('tooLarge', 'The request is too large.');
  if (text.trim() === '') return read(schema, {});
  try {
    return read(schema, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return fail('invalid', 'The request is not JSON.');
    throw error;
  }
};
