/** What SharePoint refuses, in its words (Microsoft Graph documentation, "Errors"; messages as seen in the wild). */
import type { z } from 'zod';
import { GraphError } from '../graphError.ts';
import type { SharePointOptions } from './options.ts';

export const invalidRequest = (message: string): GraphError => new GraphError(400, 'invalidRequest', message);

export const itemNotFound = (what: string): GraphError =>
  new GraphError(404, 'itemNotFound', `The specified ${what} was not found`);

export const nameAlreadyExists = (): GraphError =>
  new GraphError(409, 'nameAlreadyExists', 'Name already exists');

export const fieldNotRecognised = (name: string): GraphError =>
  invalidRequest(`Field '${name}' is not recognized`);

const taken = 'One or more fields with unique constraints already has the provided value.';

/**
 * A value that a unique column already holds. Graph's documents leave open whether this is 400 or 409; a client must
 * take either.
 */
export const duplicateValue = ({ duplicateValueStatus: status }: SharePointOptions): GraphError =>
  status === 400 ? invalidRequest(taken) : new GraphError(status, 'nameAlreadyExists', taken);

export const resourceModified = (): GraphError =>
  new GraphError(
    412,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
    { details: { innerError: { code: 'entityTagDoesNotMatch' } } },
  );

/** The list view threshold: more than 5,000 rows would have to be looked at. */
export const tooManyResources = (): GraphError =>
  new GraphError(422, 'notSupported', 'The request is unprocessable because it uses too many resources', {
    details: { innerError: { code: 'tooManyResources' } },
  });

/** The body as the schema reads it. @throws GraphError 400 naming the first thing wrong */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalidRequest(
    `Invalid request: ${issue?.path.join('/') || 'body'}: ${issue?.message ?? 'unreadable'}`,
  );
}
