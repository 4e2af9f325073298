/** The three grants of the local token endpoint: an application for itself, for a person, and a person in the window. */
import type { JWTPayload } from 'jose';
import type { LocalPerson } from '../../people.ts';
import type { Platform } from '../platform.ts';
import { LoginError } from './loginError.ts';
import {
  applicationRoles,
  importerRole,
  onBehalfOfScopes,
  teamsWebClientId,
  windowScopes,
} from './permissions.ts';
import { type RequestedScopes, type Resource, readScopes } from './resources.ts';
import { applicationToken, tokenLifetime, userToken } from './tokens.ts';

/** The parameters of a token request, by name. */
export type TokenRequest = Readonly<Record<string, string>>;
export type TokenReply = {
  token_type: 'Bearer';
  expires_in: number;
  ext_expires_in: number;
  access_token: string;
  scope?: string;
};

const reply = (token: string): TokenReply => ({
  token_type: 'Bearer',
  expires_in: tokenLifetime,
  ext_expires_in: tokenLifetime,
  access_token: token,
});

/** Our application with its secret. @throws LoginError for another application or another secret */
const requireConfidentialClient = (request: TokenRequest, platform: Platform): string => {
  const { appId, clientSecret, tenantId } = platform.tenant;
  if (request.client_id === undefined) {
    throw new LoginError(
      400,
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'client_id'.",
    );
  }
  if (request.client_id !== appId) {
    throw new LoginError(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${request.client_id}' was not found in the directory '${tenantId}'.`,
    );
  }
  if (request.client_secret === undefined) {
    throw new LoginError(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  if (request.client_secret !== clientSecret) {
    throw new LoginError(
      401,
      'invalid_client',
      7000215,
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
    );
  }
  return appId;
};

const rolesOn: Record<Resource, readonly string[]> = {
  graph: applicationRoles,
  ours: [importerRole],
  connector: [],
};

/** OAuth 2.0 client credentials: everything that was consented to for the one resource named. */
export async function clientCredentials(request: TokenRequest, platform: Platform): Promise<TokenReply> {
  const clientId = requireConfidentialClient(request, platform);
  const { resource, permissions } = readScopes(request.scope, platform);
  if (permissions.length !== 1 || permissions[0] !== '.default') {
    throw new LoginError(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${request.scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  return reply(await applicationToken(platform, resource, clientId, rolesOn[resource]));
}

/** The scopes granted of those asked for. @throws LoginError when one was never consented to */
const granted = (asked: readonly string[], consented: readonly string[], clientId: string): string[] => {
  if (asked.includes('.default')) return [...consented];
  const missing = asked.filter((scope) => !consented.includes(scope));
  if (missing.length > 0) {
    throw new LoginError(
      400,
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application with ID '${clientId}' (${missing.join(' ')}). Send an interactive authorization request for this user and resource.`,
      'consent_required',
    );
  }
  return [...asked];
};

const verifiedAssertion = async (assertion: string, platform: Platform): Promise<JWTPayload> => {
  try {
    return await platform.keys.verify(assertion, platform.clock.now());
  } catch (error) {
    const expired = error instanceof Error && error.name === 'JWTExpired';
    throw expired
      ? new LoginError(
          400,
          'invalid_grant',
          500133,
          'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.',
        )
      : new LoginError(400, 'invalid_grant', 50013, 'Assertion failed signature validation.');
  }
};

/** On-behalf-of: the person's token for our application becomes their token for Graph. */
export async function onBehalfOf(request: TokenRequest, platform: Platform): Promise<TokenReply> {
  const clientId = requireConfidentialClient(request, platform);
  if (request.requested_token_use !== 'on_behalf_of' || request.assertion === undefined) {
    throw new LoginError(
      400,
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'assertion' with 'requested_token_use' of 'on_behalf_of'.",
    );
  }
  const claims = await verifiedAssertion(request.assertion, platform);
  if (claims.aud !== clientId || typeof claims.scp !== 'string') {
    throw new LoginError(
      400,
      'invalid_grant',
      500131,
      'Assertion audience does not match the Client app presenting the assertion, or the assertion is not a user token.',
    );
  }
  const person = platform.tenant.people.find(({ objectId }) => objectId === claims.oid);
  if (!person)
    throw new LoginError(400, 'invalid_grant', 50034, 'The user account does not exist in the directory.');
  const asked = readScopes(request.scope, platform);
  if (asked.resource !== 'graph') {
    throw new LoginError(
      400,
      'invalid_grant',
      65001,
      `The application '${clientId}' has no delegated permission on the requested resource.`,
      'consent_required',
    );
  }
  const scopes = granted(asked.permissions, onBehalfOfScopes, clientId);
  const token = await userToken(platform, 'graph', { id: clientId, confidential: true }, person, scopes);
  return { ...reply(token), scope: scopes.join(' ') };
}

const windowScopesOn = (asked: RequestedScopes): string[] => {
  if (asked.resource === 'connector') {
    throw new LoginError(
      400,
      'invalid_grant',
      65001,
      'Teams has no permission on the requested resource.',
      'consent_required',
    );
  }
  const signIn = asked.permissions.filter((scope) => scope !== 'access_as_user');
  if (asked.resource === 'graph') return granted(asked.permissions, windowScopes, teamsWebClientId);
  granted(signIn, ['.default', 'openid', 'profile', 'email', 'offline_access'], teamsWebClientId);
  return ['access_as_user'];
};

const personNamed = (username: string | undefined, platform: Platform): LocalPerson => {
  const name = username?.toLowerCase();
  const person = platform.tenant.people.find(({ userPrincipalName, mail, objectId }) =>
    [userPrincipalName, mail, objectId].some((known) => known.toLowerCase() === name),
  );
  if (!person) {
    throw new LoginError(
      400,
      'invalid_grant',
      50034,
      `The user account ${username} does not exist in the ${platform.tenant.tenantId} directory.`,
    );
  }
  return person;
};

/**
 * Resource owner password: how the local Teams window signs a person in. The people are invented and the door opens on
 * this machine only, so any password will do, but there has to be one.
 */
export async function password(request: TokenRequest, platform: Platform): Promise<TokenReply> {
  if (request.client_id !== teamsWebClientId) {
    throw new LoginError(
      400,
      'unauthorized_client',
      7000014,
      'Only the Teams window signs people in with a password.',
    );
  }
  const person = personNamed(request.username, platform);
  if (!request.password) {
    throw new LoginError(
      400,
      'invalid_grant',
      50126,
      'Error validating credentials due to invalid username or password.',
    );
  }
  const asked = readScopes(request.scope, platform);
  const scopes = windowScopesOn(asked);
  const client = { id: teamsWebClientId, confidential: false };
  const token = await userToken(platform, asked.resource, client, person, scopes);
  return { ...reply(token), scope: scopes.join(' ') };
}
