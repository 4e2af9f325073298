/** Turns whatever an operation throws into Graph's error envelope. */
import { ODataSyntaxError } from '../odata/syntaxError.ts';
import { GraphError } from './graphError.ts';
import type { GraphReply } from './route.ts';

export type RequestIds = { requestId: string; clientRequestId: string };

/** The envelope: `code` is for programs, `message` for people, `innerError` for whoever asks Microsoft for help. */
export function errorReply(error: unknown, ids: RequestIds, now: Date): GraphReply {
  const known = asGraphError(error);
  return {
    status: known.status,
    headers: known.headers,
    body: {
      error: {
        code: known.code,
        message: known.message,
        ...known.details,
        innerError: {
          ...(known.details.innerError as object | undefined),
          date: now.toISOString().slice(0, 19),
          'request-id': ids.requestId,
          'client-request-id': ids.clientRequestId,
        },
      },
    },
  };
}

const asGraphError = (error: unknown): GraphError => {
  if (error instanceof GraphError) return error;
  if (error instanceof ODataSyntaxError) return new GraphError(400, 'BadRequest', error.message);
  console.error('local Microsoft 365: an operation failed unexpectedly', error);
  return new GraphError(500, 'generalException', 'An unspecified error has occurred.');
};

/** What has not been built says so, and never invents a 200. */
export const notImplemented = (method: string, path: string): GraphError =>
  new GraphError(501, 'notSupported', `The local Microsoft 365 does not have ${method} ${path}.`, {
    details: { innerError: { code: 'NotImplemented' } },
  });
