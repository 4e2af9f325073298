/** The application behind a token request, known by its secret. */
import { consentSettings } from '../../consent.ts';
import type { Platform } from '../../platform.ts';
import { LoginError } from '../loginError.ts';
import type { TokenRequest } from './grant.ts';

/** Our application with its secret. @throws LoginError for another application or another secret */
export const requireConfidentialClient = (request: TokenRequest, platform: Platform): string => {
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
  if (consentSettings.read(platform.store).secretExpired) {
    throw new LoginError(
      401,
      'invalid_client',
      7000222,
      'The provided client secret keys are expired. Visit the Azure portal to create new keys for your app.',
    );
  }
  return appId;
};
