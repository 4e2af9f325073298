/** The doors of the login: OpenID Connect discovery, keys, tokens, and the Bot Framework's metadata. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { carryOut } from '../faults/carryOut.ts';
import type { Refusal } from '../faults/fault.ts';
import type { Platform } from '../platform.ts';
import type { Stamped } from '../standardHeaders.ts';
import { channelKeys, channelMetadata, signChannelToken } from './channel.ts';
import { clientCredentials } from './grants/clientCredentials.ts';
import type { Grant, TokenRequest } from './grants/grant.ts';
import { onBehalfOf } from './grants/onBehalfOf.ts';
import { password } from './grants/password.ts';
import { LoginError, loginErrorBody } from './loginError.ts';

const grants: Readonly<Record<string, Grant>> = {
  client_credentials: clientCredentials,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': onBehalfOf,
  password,
};

const openIdConfiguration = ({ url, tenant: { tenantId } }: Platform) => ({
  token_endpoint: `${url}/${tenantId}/oauth2/v2.0/token`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  jwks_uri: `${url}/${tenantId}/discovery/v2.0/keys`,
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  response_types_supported: ['code'],
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  issuer: `${url}/${tenantId}/v2.0`,
  request_uri_parameter_supported: false,
  authorization_endpoint: `${url}/${tenantId}/oauth2/v2.0/authorize`,
  claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'oid', 'tid', 'preferred_username', 'email'],
  tenant_region_scope: 'EU',
  cloud_instance_name: 'microsoftonline.com',
  msgraph_host: 'graph.microsoft.com',
});

/** The tenant named in the path. `common` and `organizations` mean it too: there is one. */
const requireTenant = (tenant: string, platform: Platform): void => {
  if (['common', 'organizations', platform.tenant.tenantId].includes(tenant.toLowerCase())) return;
  throw new LoginError(
    400,
    'invalid_request',
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
};

const basicCredentials = (authorization: string | undefined): TokenRequest => {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { client_id: decodeURIComponent(id), client_secret: decodeURIComponent(secret) };
};

type LoginContext = Context<Stamped>;

const issueToken = async (context: LoginContext, platform: Platform): Promise<Response> => {
  requireTenant(context.req.param('tenant') ?? '', platform);
  const form = new URLSearchParams(await context.req.text());
  const request = { ...basicCredentials(context.req.header('authorization')), ...Object.fromEntries(form) };
  const grant = grants[request.grant_type ?? ''];
  if (!grant) {
    throw request.grant_type
      ? new LoginError(
          400,
          'unsupported_grant_type',
          70003,
          `The app requested an unsupported grant type '${request.grant_type}'.`,
        )
      : new LoginError(
          400,
          'invalid_request',
          900144,
          "The request body must contain the following parameter: 'grant_type'.",
        );
  }
  return context.json(await grant(request, platform), 200, {
    'Cache-Control': 'no-store',
    Pragma: 'no-cache',
  });
};

const channelTokenRequest = z.object({ serviceUrl: z.url() });

/** Entra in trouble. */
const transientError = (status: Refusal['status']): LoginError =>
  new LoginError(
    status,
    'temporarily_unavailable',
    90033,
    'A transient error has occurred. Please try again.',
  );

export function loginRoutes(platform: Platform): Hono<Stamped> {
  const app = new Hono<Stamped>();
  const refuse = (context: LoginContext, error: LoginError): Response => {
    const correlationId = context.req.header('client-request-id') ?? platform.newId();
    const body = loginErrorBody(error, correlationId, platform.newId(), platform.clock.now());
    return context.json(body, error.status);
  };
  const answer =
    (handle: (context: LoginContext) => Response | Promise<Response>) => async (context: LoginContext) => {
      try {
        return await handle(context);
      } catch (error) {
        if (!(error instanceof LoginError)) throw error;
        return refuse(context, error);
      }
    };

  app.get(
    '/:tenant/v2.0/.well-known/openid-configuration',
    answer((context) => {
      requireTenant(context.req.param('tenant') ?? '', platform);
      return context.json(openIdConfiguration(platform));
    }),
  );
  app.get('/:tenant/discovery/v2.0/keys', (context) => context.json({ keys: [platform.keys.publicJwk] }));
  app.get('/:tenant/discovery/instance', (context) => {
    const host = new URL(platform.url).host;
    return context.json({
      tenant_discovery_endpoint: `${platform.url}/${platform.tenant.tenantId}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    });
  });
  const token = answer((context) => issueToken(context, platform));
  app.post('/:tenant/oauth2/v2.0/token', async (context) => {
    const { req } = context;
    const fault = platform.faults.strike(context.get('ids').requestId, req.method, req.path);
    const { reply, connection } = await carryOut(fault, {
      clock: platform.clock,
      run: () => token(context),
      refuse: ({ status, retryAfterSeconds }) => {
        if (retryAfterSeconds !== undefined) context.header('Retry-After', String(retryAfterSeconds));
        return refuse(context, transientError(status));
      },
    });
    context.set('connection', connection);
    return reply;
  });

  app.get('/v1/.well-known/openidconfiguration', (context) => context.json(channelMetadata(platform)));
  app.get('/v1/.well-known/keys', (context) => context.json(channelKeys(platform)));
  app.post('/_connector/token', async (context) => {
    const request = channelTokenRequest.safeParse(await context.req.json().catch(() => null));
    if (!request.success) return context.json({ error: 'serviceUrl is missing or no URL' }, 400);
    return context.json({ token: await signChannelToken(platform, request.data.serviceUrl) });
  });
  return app;
}
