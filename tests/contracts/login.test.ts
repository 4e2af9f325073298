/** Tokens of the (local) login open our door: a person's through Teams, and the import tool's own. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAppToken } from '#adapters/graph/appToken.ts';
import { createTokenReader, type TokenReader } from '#adapters/identity/accessToken.ts';
import { systemClock } from '#core/clock.ts';
import { appId, people, tenantId } from '../../local/people.ts';
import { type OpenedMicrosoft365, openLocalMicrosoft365 } from './localMicrosoft365.ts';

const teamsOnTheWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
let opened: OpenedMicrosoft365;
let read: TokenReader;

beforeAll(async () => {
  opened = await openLocalMicrosoft365();
  const settings = { loginUrl: opened.local.url, clientId: appId, tenantId, allowedTenants: [tenantId] };
  read = createTokenReader({ ...settings, clock: systemClock });
});
afterAll(() => opened?.close());

const tabToken = async (username: string): Promise<string> => {
  const reply = await fetch(`${opened.local.url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: teamsOnTheWeb,
      username,
      password: 'any',
      scope: `api://localhost:5300/${appId}/access_as_user`,
    }),
  });
  return ((await reply.json()) as { access_token: string }).access_token;
};

test.each(people.map((person) => [person.displayName, person] as const))(
  '%s comes in with the roles that the directory grants',
  async (_, person) => {
    expect(await read(`Bearer ${await tabToken(person.userPrincipalName)}`)).toEqual({
      ok: true,
      principal: {
        key: `${tenantId}:${person.objectId}`,
        name: person.displayName,
        email: person.mail,
        tenantId,
        roles: person.appRoles,
      },
    });
  },
);

const applicationToken = (resource: string) => {
  const { url, clientSecret } = opened.local;
  return createAppToken(
    { loginUrl: url, graphUrl: url, tenantId, clientId: appId, clientSecret },
    resource,
  )();
};

test('the import tool comes in as itself', async () => {
  expect(await read(`Bearer ${await applicationToken(`api://${appId}`)}`)).toMatchObject({
    ok: true,
    principal: { roles: ['importer'], email: '' },
  });
});

test('a token for Graph does not open our door', async () => {
  expect(await read(`Bearer ${await applicationToken(opened.local.url)}`)).toEqual({
    ok: false,
    refusal: 'invalid',
  });
});
