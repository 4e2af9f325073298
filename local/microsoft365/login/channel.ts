/** Login metadata and tokens of the Bot Framework channel: how a bot knows that an activity comes from Teams. */
import type { Platform } from '../platform.ts';
import { tokenLifetime } from './tokens.ts';

/** Issuer of tokens from the channel to a bot, as in the public cloud. */
const channelIssuer = 'https://api.botframework.com';

/** What botframework-connector reads before it believes a channel token. */
export function channelMetadata({ url }: Platform) {
  return {
    issuer: channelIssuer,
    authorization_endpoint: `${url}/unavailable`,
    jwks_uri: `${url}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}

/** The channel's keys: `endorsements` say for which channels they speak. */
export function channelKeys({ keys }: Platform) {
  return { keys: [{ ...keys.publicJwk, endorsements: ['msteams'] }] };
}

/** A token that the channel sends with an activity; the bot holds `serviceurl` against the activity's own. */
export function signChannelToken(platform: Platform, serviceUrl: string): Promise<string> {
  const now = Math.floor(platform.clock.now().getTime() / 1000);
  return platform.keys.sign({
    iss: channelIssuer,
    aud: platform.tenant.appId,
    serviceurl: serviceUrl,
    iat: now,
    nbf: now,
    exp: now + tokenLifetime,
  });
}
