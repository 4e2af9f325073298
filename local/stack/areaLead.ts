/**
 * Gives the area of transitions its lead, as an editor would: through the API, once she has opened the app. Only where
 * nobody leads it yet.
 */
import { type LocalPerson, people, tenantId } from '../people.ts';

const slug = 'transitions';

const personNamed = (name: string): LocalPerson => {
  const person = people.find(({ displayName }) => displayName === name);
  if (!person) throw new Error(`There is no ${name} among the local people.`);
  return person;
};

const json = async (url: string, init: RequestInit): Promise<Record<string, unknown>> => {
  const reply = await fetch(url, init);
  if (!reply.ok) throw new Error(`${init.method ?? 'GET'} ${url} answered ${reply.status}`);
  return (await reply.json()) as Record<string, unknown>;
};

/** Calls the service as this person, with a token from the window. */
const as =
  (origin: string, { objectId }: LocalPerson) =>
  async (path: string, method = 'GET', body?: unknown): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' };
    const asked = JSON.stringify({ objectId, audience: 'app' });
    const { token } = await json(`${origin}/window/token`, { method: 'POST', headers, body: asked });
    return json(`${origin}/api${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${String(token)}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };

/** @throws when the service does not answer */
export const appointAreaLead = async (origin: string): Promise<void> => {
  const lead = personNamed('Area lead');
  const editor = as(origin, personNamed('Council editor'));
  const { area, etag } = (await editor(`/areas/${slug}`)) as {
    area: { leads: unknown[] };
    etag: string;
  };
  if (area.leads.length > 0) return;
  await as(origin, lead)('/areas');
  const key = `${tenantId}:${lead.objectId}`;
  const leads = [{ key, name: lead.displayName, role: 'Task-group lead' }];
  await editor(`/areas/${slug}`, 'PUT', { etag, area: { ...area, leads } });
};
