import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { appId, guestTenantId, people, tenantId } from '../../people.ts';
import { type StartedMicrosoft365, startLocalMicrosoft365 } from '../testing/startLocalMicrosoft365.ts';
import { teamsWebClientId } from './permissions.ts';

let local: StartedMicrosoft365;
beforeAll(async () => {
  local = await startLocalMicrosoft365();
});
afterAll(() => local.close());

const ourScope = `api://localhost:5300/${appId}/access_as_user`;
const objectIdOf = (displayName: string) =>
  people.find((person) => person.displayName === displayName)?.objectId;

const msal = (over: { clientSecret?: string; clientId?: string } = {}) =>
  new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: local.clientSecret,
      authority: `${local.url}/${tenantId}`,
      knownAuthorities: [new URL(local.url).host],
      ...over,
    },
  });

describe("Microsoft's own login library", () => {
  test('gets the application its token for Graph, with the permissions consented to', async () => {
    const result = await msal().acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    const claims = decodeJwt(result?.accessToken ?? '');
    expect(claims).toMatchObject({
      aud: 'https://graph.microsoft.com',
      idtyp: 'app',
      appid: appId,
      tid: tenantId,
    });
    expect(claims.roles).toContain('Calendars.ReadWrite');
  });

  test('gets the import tool a token for our own API, with the importer role', async () => {
    const result = await msal().acquireTokenByClientCredential({ scopes: [`${appId}/.default`] });
    const claims = decodeJwt(result?.accessToken ?? '');
    expect(claims).toMatchObject({ aud: appId, roles: ['importer'], azp: appId, ver: '2.0' });
  });

  test('gets the bot a token for the connector', async () => {
    const result = await msal().acquireTokenByClientCredential({
      scopes: ['https://api.botframework.com/.default'],
    });
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
      aud: 'https://api.botframework.com',
      appid: appId,
    });
  });

  test("exchanges a person's token for theirs on Graph", async () => {
    const oboAssertion = await local.personToken('Head teacher', ourScope);
    const result = await msal().acquireTokenOnBehalfOf({
      oboAssertion,
      scopes: ['https://graph.microsoft.com/User.Read'],
    });
    const claims = decodeJwt(result?.accessToken ?? '');
    expect(claims).toMatchObject({ aud: 'https://graph.microsoft.com', oid: objectIdOf('Head teacher') });
    expect(`${claims.scp}`.split(' ')).toContain('User.Read');
  });

  test('is told when nobody consented', async () => {
    const oboAssertion = await local.personToken('Head teacher', ourScope);
    await expect(
      msal().acquireTokenOnBehalfOf({ oboAssertion, scopes: ['https://graph.microsoft.com/Mail.Send'] }),
    ).rejects.toMatchObject({ errorMessage: expect.stringContaining('AADSTS65001') });
  });

  test('is refused with a wrong secret', async () => {
    await expect(
      msal({ clientSecret: 'guessed' }).acquireTokenByClientCredential({ scopes: [`${appId}/.default`] }),
    ).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorMessage: expect.stringContaining('AADSTS7000215'),
    });
  });

  test('is refused for an application nobody registered', async () => {
    await expect(
      msal({ clientId: '11111111-1111-4111-8111-111111111111' }).acquireTokenByClientCredential({
        scopes: ['https://graph.microsoft.com/.default'],
      }),
    ).rejects.toMatchObject({ errorMessage: expect.stringContaining('AADSTS700016') });
  });
});

describe('a token for a tab', () => {
  test('holds what the platform promises, verifiable with the published keys', async () => {
    const token = await local.personToken('Council editor', ourScope);
    const keys = createRemoteJWKSet(new URL(`${local.url}/${tenantId}/discovery/v2.0/keys`));
    const { payload } = await jwtVerify(token, keys, {
      issuer: `${local.url}/${tenantId}/v2.0`,
      audience: appId,
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({
      azp: teamsWebClientId,
      scp: 'access_as_user',
      tid: tenantId,
      oid: objectIdOf('Council editor'),
      name: 'Council editor',
      preferred_username: 'council.editor@norfolk.example',
      email: 'council.editor@norfolk.example',
      roles: ['editor'],
    });
  });

  test('has no roles for a person without any', async () => {
    expect(decodeJwt(await local.personToken('SENCO', ourScope))).not.toHaveProperty('roles');
  });

  test("names the guest's home tenant, and ours as the one they are in", async () => {
    expect(decodeJwt(await local.personToken('External guest', ourScope))).toMatchObject({
      tid: tenantId,
      email: 'guest@hub.example',
      idp: `https://sts.windows.net/${guestTenantId}/`,
    });
  });

  test('is not given to a stranger, without a password, or to another client', async () => {
    const form = { grant_type: 'password', client_id: teamsWebClientId, password: 'any', scope: ourScope };
    const stranger = await local.askToken({ ...form, username: 'nobody@norfolk.example' });
    expect(stranger).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [50034] } });
    const silent = await local.askToken({ ...form, username: 'head@samphire.norfolk.example', password: '' });
    expect(silent.body).toMatchObject({ error_codes: [50126] });
    const other = await local.askToken({
      ...form,
      client_id: appId,
      username: 'head@samphire.norfolk.example',
    });
    expect(other.body).toMatchObject({ error: 'unauthorized_client' });
  });
});

describe('the token endpoint', () => {
  const credentials = () => ({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: local.clientSecret,
  });

  test.each([
    ['no grant type', { grant_type: '' }, 900144],
    ['a grant type it does not know', { grant_type: 'device_code' }, 70003],
    ['no scope', { scope: '' }, 900144],
    ['single permissions for an application', { scope: 'https://graph.microsoft.com/User.Read' }, 1002012],
    ['a resource nobody registered', { scope: 'https://vault.azure.net/.default' }, 500011],
    ['two resources at once', { scope: `https://graph.microsoft.com/.default ${appId}/.default` }, 70011],
  ])('refuses %s', async (_case, change, code) => {
    const reply = await local.askToken({
      ...credentials(),
      scope: 'https://graph.microsoft.com/.default',
      ...change,
    });
    expect(reply).toMatchObject({ status: 400, body: { error_codes: [code] } });
  });

  test('refuses a tenant that is not there', async () => {
    const reply = await fetch(`${local.url}/contoso.example/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(credentials()),
    });
    expect(await reply.json()).toMatchObject({ error: 'invalid_request', error_codes: [90002] });
  });

  test.each([
    ['a token of another application', async () => local.appToken(), 500131],
    ['a forged token', async () => `${await local.personToken('SENCO', ourScope)}x`, 50013],
  ])('accepts no assertion that is %s', async (_case, assertion, code) => {
    const reply = await local.askToken({
      ...credentials(),
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion: await assertion(),
      scope: 'User.Read',
    });
    expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [code] } });
  });

  test('takes credentials from the Authorization header too', async () => {
    const basic = Buffer.from(`${appId}:${local.clientSecret}`).toString('base64');
    const reply = await fetch(`${local.url}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: `${appId}/.default` }),
    });
    expect(reply.status).toBe(200);
  });
});

describe("the channel's login", () => {
  test('publishes keys endorsed for Teams, with which a signed activity can be verified', async () => {
    const metadata = await (await fetch(`${local.url}/v1/.well-known/openidconfiguration`)).json();
    const serviceUrl = 'http://localhost:5300/connector/someone/';
    const reply = await fetch(`${local.url}/_connector/token`, {
      method: 'POST',
      body: JSON.stringify({ serviceUrl }),
    });
    const { token } = (await reply.json()) as { token: string };
    const { jwks_uri, issuer } = metadata as { jwks_uri: string; issuer: string };
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), {
      issuer,
      audience: appId,
    });
    expect(payload.serviceurl).toBe(serviceUrl);
    const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: { endorsements: string[] }[] };
    expect(keys[0]?.endorsements).toEqual(['msteams']);
  });

  test('signs nothing without a service URL', async () => {
    const reply = await fetch(`${local.url}/_connector/token`, { method: 'POST', body: '{}' });
    expect(reply.status).toBe(400);
  });
});
