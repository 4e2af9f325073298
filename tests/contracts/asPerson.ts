/** Calls the local Graph as one of the local people, as the window does. */

import { teamsWebClientId } from '../../local/microsoft365/login/permissions.ts';
import type { LocalMicrosoft365 } from '../../local/microsoft365/server.ts';
import { people, tenantId } from '../../local/people.ts';

type Body = { value: { id: string }[] };

/** @returns calls below `/v1.0` that give the body of the answer, and throw where Graph refuses */
export const asPerson = async (local: LocalMicrosoft365, displayName: string) => {
  const username = people.find((person) => person.displayName === displayName)?.userPrincipalName ?? '';
  const scope = 'https://graph.microsoft.com/.default';
  const reply = await fetch(`${local.url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: teamsWebClientId,
      username,
      password: 'any',
      scope,
    }),
  });
  const { access_token: token } = (await reply.json()) as { access_token: string };
  return async (method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await fetch(`${local.url}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? { value: [] } : JSON.parse(text)) as Body;
  };
};
