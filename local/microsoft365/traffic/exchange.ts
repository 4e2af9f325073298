/** One HTTP exchange as the log shows it: headers and bodies with every token and secret taken out. */
import type { InjectedFault } from '../faults/faults.ts';

export type Exchange = {
  id: string;
  /** ISO 8601. */
  at: string;
  durationMs: number;
  /** Who called, in words: a person's name, `our application`, `anonymous`. */
  caller: string;
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: unknown;
  /** As answered, also when the answer never arrived; 0 when there was none. */
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: unknown;
  /** What was made to go wrong with it or its parts. */
  faults: InjectedFault[];
};

const removed = '[removed]';
const secretHeaders = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);
const secretMembers = new Set([
  'client_secret',
  'client_assertion',
  'assertion',
  'password',
  'access_token',
  'id_token',
  'refresh_token',
  'token',
  'clientState',
]);

/** Headers in lower case, credentials replaced. */
export function withoutCredentials(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secretHeaders.has(name) ? removed : value]),
  );
}

/** A body with tokens, secrets and passwords replaced: at its top level, where the token endpoints have them. */
export function withoutSecrets(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, secretMembers.has(name) ? removed : value]),
  );
}

/** The body of a message as JSON or form members where it is one, else as text; null when there is none. */
export function readBody(text: string, contentType: string | null): unknown {
  if (text === '') return null;
  if (contentType?.includes('json')) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  if (contentType?.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  return text;
}
