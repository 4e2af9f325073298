/** What every grant takes and gives. */
import type { Platform } from '../../platform.ts';
import { LoginError } from '../loginError.ts';
import { tokenLifetime } from '../tokens.ts';

/** The parameters of a token request, by name. */
export type TokenRequest = Readonly<Record<string, string>>;
export type TokenReply = {
  token_type: 'Bearer';
  expires_in: number;
  ext_expires_in: number;
  access_token: string;
  scope?: string;
};

export const tokenReply = (token: string): TokenReply => ({
  token_type: 'Bearer',
  expires_in: tokenLifetime,
  ext_expires_in: tokenLifetime,
  access_token: token,
});

/** Answers a token request. @throws LoginError */
export type Grant = (request: TokenRequest, platform: Platform) => Promise<TokenReply>;

/** The scopes granted of those asked for. @throws LoginError when one was never consented to */
export const granted = (
  asked: readonly string[],
  consented: readonly string[],
  clientId: string,
): string[] => {
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
