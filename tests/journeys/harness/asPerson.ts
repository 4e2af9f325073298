/** Calls as one of the local tenant's people, or as the application. */
import type { Stack } from './startStack.ts';

type Json = (path: string, init?: RequestInit) => Promise<{ status: number; body: unknown }>;

const calling =
  (base: string, token: () => Promise<string>): Json =>
  async (path, init = {}) => {
    const reply = await fetch(`${base}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${await token()}` },
    });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? null : JSON.parse(text) };
  };

const tokenFromWindow = async ({ url }: Stack, objectId: string): Promise<string> => {
  const reply = await fetch(`${url}/window/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ objectId, audience: 'app' }),
  });
  return ((await reply.json()) as { token: string }).token;
};

/** The service's API, as the tabs call it for that person. */
export const apiAs = (stack: Stack, objectId: string): Json =>
  calling(`${stack.url}/api`, () => tokenFromWindow(stack, objectId));

/** Microsoft Graph with the application's own permissions: a second pair of eyes on what was written. */
export const graphAsApp = (stack: Stack): Json =>
  calling(`${stack.graphUrl}/v1.0`, async () => {
    const { TENANT_ID, CLIENT_ID = '', CLIENT_SECRET = '' } = stack.settings;
    const reply = await fetch(`${stack.graphUrl}/${TENANT_ID}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    return ((await reply.json()) as { access_token: string }).access_token;
  });
