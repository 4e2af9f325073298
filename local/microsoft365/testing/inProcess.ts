/** The local Microsoft 365 without a network and with a clock that stands, for tests of what happens when. */
import { appId, tenantId } from '../../people.ts';
import { SteerableClock } from '../clock/steerableClock.ts';
import { createMicrosoft365InProcess, type InProcessOptions } from '../inProcess.ts';
import { keepSigningKeys } from '../login/keys.ts';
import { type Json, type Reply, replyOf } from './reply.ts';

const keys = keepSigningKeys(null);

export const inProcess = async (options: Partial<InProcessOptions> = {}) => {
  const clock = new SteerableClock(new Date('2027-01-11T09:00:00Z'));
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `00000000-0000-4000-9000-${String(ids).padStart(12, '0')}`;
  };
  const local = createMicrosoft365InProcess({ clock, newId, keys: await keys, ...options });

  const askToken = async (): Promise<Reply> =>
    replyOf(
      await local.fetch(`${local.url}/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: appId,
          client_secret: local.clientSecret,
          scope: 'https://graph.microsoft.com/.default',
        }),
      }),
    );
  let token: Promise<Reply> | null = null;
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    token ??= askToken();
    const authorization = `Bearer ${(await token).body.access_token}`;
    return replyOf(
      await local.fetch(`${local.url}/v1.0${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  };

  /** Lets time pass, from one sleeper's waking to the next, until the answer is there. */
  const passing = async <T>(answer: Promise<T>): Promise<T> => {
    let isThere = false;
    const settled = answer.finally(() => {
      isThere = true;
    });
    settled.catch(() => undefined);
    while (!isThere) {
      await new Promise((resolve) => setImmediate(resolve));
      await clock.advanceToNext();
    }
    return settled;
  };
  return { ...local, clock, call, askToken, passing };
};

/** The replies to the parts of a batch, by id. */
export const partsOf = ({ body }: Reply): Record<string, Json> =>
  Object.fromEntries((body.responses ?? []).map((part) => [`${part.id}`, part]));
