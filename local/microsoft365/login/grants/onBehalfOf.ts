/** An application acting for a person who has signed in to it. */
import type { JWTPayload } from 'jose';
import type { Platform } from '../../platform.ts';
import { LoginError } from '../loginError.ts';
import { onBehalfOfScopes } from '../permissions.ts';
import { readScopes } from '../resources.ts';
import { userToken } from '../tokens.ts';
import { requireConfidentialClient } from './confidentialClient.ts';
import { type Grant, granted, tokenReply } from './grant.ts';

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
export const onBehalfOf: Grant = async (request, platform) => {
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
  return { ...tokenReply(token), scope: scopes.join(' ') };
};
