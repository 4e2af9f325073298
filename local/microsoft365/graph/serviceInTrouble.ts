/** Graph's words for a service in trouble, each service's own where it has any. */
import type { Refusal } from '../faults/fault.ts';
import { GraphError } from './graphError.ts';

type Words = { code: string; message: string };

const throttled = (path: string): Words => {
  if (path.startsWith('/sites'))
    return { code: 'activityLimitReached', message: 'The request has been throttled' };
  if (/^\/(users|me)\b/.test(path))
    return { code: 'ApplicationThrottled', message: 'Application is over its MailboxConcurrency limit.' };
  return { code: 'TooManyRequests', message: 'Too many requests.' };
};

const words: Readonly<Record<Exclude<Refusal['status'], 429>, Words>> = {
  500: { code: 'generalException', message: 'An unspecified error has occurred.' },
  502: { code: 'BadGateway', message: 'The server received an invalid response from an upstream server.' },
  503: {
    code: 'serviceNotAvailable',
    message: 'The service is not available. Try the request again after a delay.',
  },
  504: {
    code: 'GatewayTimeout',
    message: 'The server did not receive a timely response from an upstream server.',
  },
};

/** @param path below `/v1.0` */
export const serviceInTrouble = (path: string, { status, retryAfterSeconds }: Refusal): GraphError => {
  const { code, message } = status === 429 ? throttled(path) : words[status];
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return new GraphError(status, code, message, { headers });
};
