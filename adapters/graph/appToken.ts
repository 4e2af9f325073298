/** Tokens for the application itself, by client credentials; msal keeps them and renews them in time. */
import { ConfidentialClientApplication } from '@azure/msal-node';

export type AppTokenSettings = {
  loginUrl: string;
  tenantId: string;
  clientId: string;
  clientSecret: string;
  graphUrl: string;
};

const publicCloud = 'https://login.microsoftonline.com';

/**
 * @param resource what the token is for: Graph unless another is named
 * @returns a function that gives a token; it throws msal's errors when the login refuses
 */
export const createAppToken = (
  settings: AppTokenSettings,
  resource = settings.graphUrl,
): (() => Promise<string>) => {
  const { loginUrl, tenantId, clientId, clientSecret } = settings;
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority: `${loginUrl}/${tenantId}`,
      // msal asks the public cloud about authorities it does not know, unless they are named here.
      knownAuthorities: loginUrl === publicCloud ? [] : [new URL(loginUrl).host],
    },
  });
  return async () => {
    const result = await client.acquireTokenByClientCredential({ scopes: [`${resource}/.default`] });
    if (!result) throw new Error('the login gave no token');
    return result.accessToken;
  };
};
