import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { createTokenReader, type TokenReader } from './accessToken.ts';

const tenantId = '7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f';
const partnerTenant = 'c1b2a390-58f4-4e67-8b21-0a9d8c7b6e5f';
const clientId = '2f9e6b1c-4d3a-4c8b-a7e5-90d1c2b3a4f5';
const now = new Date('2026-11-23T09:00:00Z');
const seconds = now.getTime() / 1000;

let loginUrl: string;
let read: TokenReader;
let close: () => void;
let sign: (claims: Record<string, unknown>, header?: { alg: string; kid: string }) => Promise<string>;
let signAsStranger: typeof sign;

/** Claims of a head teacher's token as Teams on the web gets it; `undefined` takes one away. */
const claims = (overrides: Record<string, unknown> = {}) => ({
  aud: clientId,
  iss: `${loginUrl}/${tenantId}/v2.0`,
  ver: '2.0',
  tid: tenantId,
  oid: '00000000-0000-4000-8000-000000000002',
  azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  scp: 'access_as_user',
  name: 'Head teacher',
  preferred_username: 'Head@Samphire.norfolk.example',
  iat: seconds,
  nbf: seconds,
  exp: seconds + 3600,
  ...overrides,
});

/** What the import tool's token says instead. */
const asImporter = {
  idtyp: 'app',
  azp: clientId,
  scp: undefined,
  name: undefined,
  preferred_username: undefined,
};

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const stranger = await generateKeyPair('RS256');
  const signer =
    (key: CryptoKey): typeof sign =>
    (said, header = { alg: 'RS256', kid: 'one' }) =>
      new SignJWT(said).setProtectedHeader(header).sign(key);
  sign = signer(pair.privateKey);
  signAsStranger = signer(stranger.privateKey);
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig', alg: 'RS256' };
  const app = new Hono().get('/:tenant/discovery/v2.0/keys', (context) => context.json({ keys: [jwk] }));
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0 }, ({ port }) => {
      loginUrl = `http://localhost:${port}`;
      resolve();
    });
    close = () => server.close();
  });
  read = createTokenReader({
    loginUrl,
    clientId,
    tenantId,
    allowedTenants: [tenantId, partnerTenant],
    clock: new FixedClock(now),
  });
});
afterAll(() => close());

const readSaying = async (overrides: Record<string, unknown> = {}) =>
  read(`Bearer ${await sign(claims(overrides))}`);

describe('an access token', () => {
  test('of a person in Teams lets that person in, known by tenant and object id', async () => {
    expect(await readSaying()).toEqual({
      ok: true,
      principal: {
        key: `${tenantId}:00000000-0000-4000-8000-000000000002`,
        name: 'Head teacher',
        email: 'head@samphire.norfolk.example',
        tenantId,
        roles: [],
      },
    });
  });

  test('carries the roles that Entra grants, and only those that exist', async () => {
    const reading = await readSaying({ roles: ['editor', 'approver', 'king', 'importer'] });
    expect(reading).toMatchObject({ ok: true, principal: { roles: ['editor', 'approver'] } });
  });

  test('of a partner tenant lets its people in with no role, whatever its administrators granted', async () => {
    const partner = { tid: partnerTenant, iss: `${loginUrl}/${partnerTenant}/v2.0` };
    expect(await readSaying({ ...partner, roles: ['editor', 'administrator'] })).toMatchObject({
      ok: true,
      principal: { tenantId: partnerTenant, roles: [] },
    });
    expect(await readSaying({ ...partner, ...asImporter, roles: ['importer'] })).toEqual({
      ok: false,
      refusal: 'notPermitted',
    });
  });

  test('names a guest by the address given, not by the sign-in name', async () => {
    const reading = await readSaying({ email: 'guest@hub.example' });
    expect(reading).toMatchObject({ principal: { email: 'guest@hub.example' } });
  });

  test('does not count with an address whose domain nobody has proved', async () => {
    const reading = await readSaying({ email: 'somebody.else@norfolk.example', xms_edov: false });
    expect(reading).toMatchObject({ principal: { email: 'head@samphire.norfolk.example' } });
    expect(await readSaying({ email: 'guest@hub.example', xms_edov: true })).toMatchObject({
      principal: { email: 'guest@hub.example' },
    });
  });

  test('is good for the application id URI too', async () => {
    expect((await readSaying({ aud: `api://learning.example/${clientId}` })).ok).toBe(true);
    expect((await readSaying({ aud: `api://${clientId}` })).ok).toBe(true);
  });

  test('of the import tool lets it in with that one role', async () => {
    const reading = await readSaying({ ...asImporter, roles: ['importer', 'editor'] });
    expect(reading).toMatchObject({ ok: true, principal: { name: 'Import tool', roles: ['importer'] } });
  });

  test.each([
    ['of an application without the app role', { ...asImporter, roles: ['editor'] }],
    ['without our scope', { scp: 'User.Read' }],
    ['given to a client nobody authorised', { azp: '11111111-1111-4111-8111-111111111111' }],
  ])('%s is not permitted', async (_, overrides) => {
    expect(await readSaying(overrides)).toEqual({ ok: false, refusal: 'notPermitted' });
  });

  test.each([
    ['for another audience', { aud: '00000003-0000-0000-c000-000000000000' }],
    ['for an audience that only ends alike', { aud: `api://evil${clientId}` }],
    ['for two audiences', { aud: [clientId, 'other'] }],
    ['of the first version', { ver: '1.0' }],
    ['of another issuer', { iss: 'https://sts.windows.net/x/' }],
    ['that is not valid yet', { nbf: seconds + 600 }],
    ['without an end', { exp: undefined }],
    ['without an object id', { oid: undefined }],
  ])('%s is invalid', async (_, overrides) => {
    expect(await readSaying(overrides)).toEqual({ ok: false, refusal: 'invalid' });
  });

  test('that has ended is said to be expired, with two minutes for clocks that differ', async () => {
    expect(await readSaying({ exp: seconds - 121 })).toEqual({ ok: false, refusal: 'expired' });
    expect((await readSaying({ exp: seconds - 100 })).ok).toBe(true);
  });

  test('of a tenant that is not allowed is refused, whoever signed it', async () => {
    const other = '11111111-2222-4333-8444-555555555555';
    expect(await readSaying({ tid: other, iss: `${loginUrl}/${other}/v2.0` })).toEqual({
      ok: false,
      refusal: 'wrongTenant',
    });
  });

  test('that claims one tenant and comes from the issuer of another is invalid', async () => {
    expect(await readSaying({ iss: `${loginUrl}/${partnerTenant}/v2.0` })).toEqual({
      ok: false,
      refusal: 'invalid',
    });
  });

  test('signed by somebody else, unsigned, by another algorithm or changed is invalid', async () => {
    const [header, , signature] = (await sign(claims())).split('.');
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const editor = encoded(claims({ roles: ['editor'] }));
    const byText = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(Buffer.from('a public key is no secret, so this must not count'));
    for (const token of [
      await signAsStranger(claims()),
      await sign(claims(), { alg: 'RS256', kid: 'unknown' }),
      `${encoded({ alg: 'none' })}.${editor}.`,
      `${header}.${editor}.${signature}`,
      byText,
      'not.a.token',
      'words',
    ])
      expect(await read(`Bearer ${token}`)).toEqual({ ok: false, refusal: 'invalid' });
  });

  test('is missed when there is none', async () => {
    for (const header of [null, undefined, '', 'Basic abc', 'Bearer', 'Bearer a b'])
      expect(await read(header)).toEqual({ ok: false, refusal: 'missing' });
  });
});
