import type { Teams } from '../teams/teams.ts';
import { problemOf, RequestFailed } from './problem.ts';

type Call = { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown; signal?: AbortSignal };

/** The service, as the pages see it: JSON in, JSON out, always as the person Teams says is here. */
export interface Api {
  /** The parsed reply, unchecked. Rejects with `RequestFailed`. */
  send(path: string, call?: Call): Promise<unknown>;
  /** A file of the service, such as a calendar file. Rejects with `RequestFailed`. */
  file(path: string): Promise<Blob>;
  /** Starts a GET whose answer the first `send` of the same path takes over. */
  warm(path: string): void;
  token(): Promise<string>;
}

export function createApi(connecting: Promise<Teams>): Api {
  const warmed = new Map<string, Promise<unknown>>();

  const token = async (): Promise<string> => {
    const teams = await connecting;
    return teams.token().catch(() => {
      throw new RequestFailed('unauthenticated', 'Teams needs you to confirm it is you.');
    });
  };

  async function respond(path: string, { method = 'GET', body, signal }: Call): Promise<Response> {
    const headers: Record<string, string> = { Authorization: `Bearer ${await token()}` };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new RequestFailed('offline', 'We could not reach the service. Check your connection.');
    });
    if (!response.ok) {
      const body: unknown = await response.json().catch(() => null);
      throw problemOf(response.status, body, response.headers.get('Retry-After'));
    }
    return response;
  }

  return {
    token,
    send(path, call = {}) {
      const early = warmed.get(path);
      warmed.delete(path);
      return early ?? respond(path, call).then((response) => response.json());
    },
    file: (path) => respond(path, {}).then((response) => response.blob()),
    warm(path) {
      const reply = respond(path, {}).then((response) => response.json());
      // Whoever takes the answer over deals with its failure; until then it must not count as unhandled.
      reply.catch(() => {});
      warmed.set(path, reply);
    },
  };
}
