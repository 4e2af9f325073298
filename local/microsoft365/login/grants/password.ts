/** A person signing in through the Teams window. */
import type { LocalPerson } from '../../../people.ts';
import type { Platform } from '../../platform.ts';
import { LoginError } from '../loginError.ts';
import { teamsWebClientId, windowScopes } from '../permissions.ts';
import { type RequestedScopes, readScopes } from '../resources.ts';
import { userToken } from '../tokens.ts';
import { type Grant, granted, tokenReply } from './grant.ts';

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
export const password: Grant = async (request, platform) => {
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
  return { ...tokenReply(token), scope: scopes.join(' ') };
};
