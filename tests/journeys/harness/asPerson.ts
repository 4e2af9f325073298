/** Calls as one of the local tenant's people, or as the application. */
import { type LocalPerson, people } from '../../../local/people.ts';
import type { Stack } from './startStack.ts';

/** Where the parts listen and what the service is given. */
export type Reachable = Pick<Stack, 'url' | 'graphUrl' | 'settings'>;

type Json = (path: string, init?: RequestInit) => Promise<{ status: number; body: unknown }>;

/** @throws when nobody of that name is among the local people */
export const personNamed = (name: string): LocalPerson => {
  const person = people.find(({ displayName }) => displayName === name);
  if (!person) throw new Error(`There is no ${name} among the local people.`);
  return person;
};

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

const tokenFromWindow = async (
  { url }: Pick<Stack, 'url'>,
  { objectId }: LocalPerson,
  audience: 'app' | 'graph',
): Promise<string> => {
  const reply = await fetch(`${url}/window/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ objectId, audience }),
  });
  return ((await reply.json()) as { token: string }).token;
};

/** The service's API, as the tabs call it for that person. */
export const apiAs = (stack: Pick<Stack, 'url'>, person: LocalPerson): Json =>
  calling(`${stack.url}/api`, () => tokenFromWindow(stack, person, 'app'));

/** Microsoft Graph as that person: their own calendar and mail. */
export const graphAs = (stack: Reachable, person: LocalPerson): Json =>
  calling(`${stack.graphUrl}/v1.0`, () => tokenFromWindow(stack, person, 'graph'));

/** Microsoft Graph with the application's own permissions: a second pair of eyes on what was written. */
export const graphAsApp = (stack: Reachable): Json =>
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
