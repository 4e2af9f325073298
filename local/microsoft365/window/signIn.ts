/** Signs a person in at the local login as Teams does: silently, with a token for one audience. */
import { z } from 'zod';
import { appId, type LocalPerson, tenantId } from '../../people.ts';

export type Audience = 'app' | 'graph';

/** Teams on the web, pre-authorised by every tab's Entra application. */
const teamsWebClientId = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

const scopes: Record<Audience, string> = {
  app: `api://${appId}/access_as_user`,
  graph: 'https://graph.microsoft.com/.default',
};

const granted = z.object({ access_token: z.string(), expires_in: z.number() });
const refused = z.object({ error_description: z.string() });

export type SignedIn = { token: string /** Seconds. */; expiresIn: number } | { reason: string };

/**
 * The local login takes any password, because its people are invented and its door opens on this machine only.
 * @returns the token, or the login's own sentence when it refuses or does not answer
 */
export async function signIn(login: URL, person: LocalPerson, audience: Audience): Promise<SignedIn> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: teamsWebClientId,
    username: person.objectId,
    password: 'local',
    scope: scopes[audience],
  });
  try {
    const reply = await fetch(new URL(`/${tenantId}/oauth2/v2.0/token`, login), { method: 'POST', body });
    const content: unknown = await reply.json();
    const token = granted.safeParse(content);
    if (token.success) return { token: token.data.access_token, expiresIn: token.data.expires_in };
    const refusal = refused.safeParse(content);
    return {
      reason: refusal.success ? refusal.data.error_description : `The login answered ${reply.status}.`,
    };
  } catch {
    return { reason: `The local login at ${login.origin} is not answering.` };
  }
}
