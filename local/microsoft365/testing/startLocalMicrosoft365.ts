/** The local Microsoft 365 on a free port, trusted by this process, for tests that speak to it as clients do. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { appId, people, tenantId } from '../../people.ts';
import { teamsWebClientId } from '../login/permissions.ts';
import { createLocalMicrosoft365, type LocalMicrosoft365, type LocalMicrosoft365Options } from '../server.ts';
import { type Reply, replyOf } from './reply.ts';

type CallOptions = { body?: unknown; headers?: Record<string, string>; token?: string | null };

export type StartedMicrosoft365 = LocalMicrosoft365 & {
  /** Asks the token endpoint. */
  askToken(form: Record<string, string>): Promise<Reply>;
  /** The application's own token for Graph. */
  appToken(): Promise<string>;
  /** A person's token from the Teams window; the scope is everything on Graph unless another is given. */
  personToken(displayName: string, scope?: string): Promise<string>;
  /** Calls Graph below `/v1.0` as the application, unless a token (or null for none) is given. */
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
};

const graphDefault = 'https://graph.microsoft.com/.default';

export async function startLocalMicrosoft365(
  options: Partial<LocalMicrosoft365Options> = {},
): Promise<StartedMicrosoft365> {
  const local = await createLocalMicrosoft365({ port: 0, ...options });
  setDefaultCACertificates([...getCACertificates('default'), local.ca]);

  const askToken = async (form: Record<string, string>): Promise<Reply> =>
    replyOf(
      await fetch(`${local.url}/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams(form),
      }),
    );
  const tokenOf = async (form: Record<string, string>): Promise<string> => {
    const { status, body } = await askToken(form);
    if (status !== 200) throw new Error(`no token: ${body.error_description}`);
    return `${body.access_token}`;
  };

  let known: Promise<string> | null = null;
  const appToken = (): Promise<string> => {
    known ??= tokenOf({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: local.clientSecret,
      scope: graphDefault,
    });
    return known;
  };
  const personToken = (displayName: string, scope = graphDefault): Promise<string> => {
    const person = people.find((each) => each.displayName === displayName);
    if (!person) throw new Error(`nobody is called ${displayName}`);
    const { userPrincipalName: username } = person;
    const form = { grant_type: 'password', client_id: teamsWebClientId, username, password: 'any', scope };
    return tokenOf(form);
  };

  return {
    ...local,
    askToken,
    appToken,
    personToken,
    call: async (method, path, { body, headers = {}, token } = {}) => {
      const bearer = token === undefined ? await appToken() : token;
      return replyOf(
        await fetch(path.startsWith('https:') ? path : `${local.url}/v1.0${path}`, {
          method,
          headers: {
            ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    },
  };
}
