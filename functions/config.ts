/** The settings of the service: the only place that reads the environment. Every missing or wrong one is named at once. */
import { z } from 'zod';

const required = (meaning: string) =>
  z.string({ error: `is missing: ${meaning}` }).min(1, `is empty: ${meaning}`);

/** An address without a slash at the end. Plain http is for this machine only. */
const origin = z
  .url({ error: 'is not an address that starts with https://', protocol: /^https?$/ })
  .refine(
    (url) => url.startsWith('https://') || ['localhost', '127.0.0.1'].includes(new URL(url).hostname),
    'is not an address that starts with https://',
  )
  .transform((url) => url.replace(/\/+$/, ''));

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const guid = (meaning: string) =>
  z
    .string({ error: `is missing: ${meaning}` })
    .regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, 'is not a GUID');

const settings = z
  .object({
    STORAGE_CONNECTION_STRING: required('the storage account for tables, queues and uploads'),
    TENANT_ID: guid('the Microsoft Entra tenant of the app'),
    CLIENT_ID: guid('the Microsoft Entra app: audience of the tabs, client of Graph, identity of the bot'),
    CLIENT_SECRET: required('the secret of the Microsoft Entra app'),
    LOGIN_URL: origin.default('https://login.microsoftonline.com'),
    GRAPH_URL: origin.default('https://graph.microsoft.com'),
    SITE: z
      .string({ error: 'is missing: the SharePoint site, as host:/path' })
      .regex(/^[\w.-]+:\/[\w%-][\w./%-]*$/, 'is not of the form contoso.sharepoint.com:/sites/Name'),
    ORGANISER_MAILBOX: z.email({
      error: 'is not an e-mail address: the shared mailbox that holds the events',
    }),
    PUBLIC_URL: origin,
    TEAMS_URL: origin.default('https://teams.microsoft.com'),
    TEAMS_APP_ID: guid('the Teams app').optional(),
    ALLOWED_TENANTS: list.default([]),
    BOT_OPENID_METADATA_URL: z
      .url()
      .default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
    BOT_TOKEN_ISSUER: z.string().min(1).default('https://api.botframework.com'),
    BOT_LOGIN_URL: origin.optional(),
    BOT_SERVICE_HOSTS: list.default(['smba.trafficmanager.net']),
    BOT_SERVICE_URL: origin.default('https://smba.trafficmanager.net/teams'),
    INSTALL_FOR_PEOPLE: z
      .enum(['true', 'false'], { error: 'is neither true nor false' })
      .default('false')
      .transform((text) => text === 'true'),
    LINK_SECRET: z
      .string({ error: 'is missing: at least 32 characters that seal the links in mails' })
      .min(32, 'needs at least 32 characters'),
    FEED_HOSTS_ALLOWED: list.default([]),
    EXTRA_CA_FILE: z.string().optional(),
  })
  .refine((given) => !given.INSTALL_FOR_PEOPLE || given.TEAMS_APP_ID !== undefined, {
    path: ['TEAMS_APP_ID'],
    message: 'is missing: the app in the organisation’s catalogue, which INSTALL_FOR_PEOPLE is to install',
  })
  .transform((given) => ({
    storageConnectionString: given.STORAGE_CONNECTION_STRING,
    tenantId: given.TENANT_ID.toLowerCase(),
    clientId: given.CLIENT_ID.toLowerCase(),
    clientSecret: given.CLIENT_SECRET,
    loginUrl: given.LOGIN_URL,
    graphUrl: given.GRAPH_URL,
    site: given.SITE,
    organiserMailbox: given.ORGANISER_MAILBOX.toLowerCase(),
    publicUrl: given.PUBLIC_URL,
    teamsUrl: given.TEAMS_URL,
    /** The app in the organisation's catalogue, to which links into Teams lead. */
    teamsAppId: (given.TEAMS_APP_ID ?? given.CLIENT_ID).toLowerCase(),
    /** Tenants whose people may sign in; the app's own always. */
    allowedTenants: [...new Set([given.TENANT_ID, ...given.ALLOWED_TENANTS].map((id) => id.toLowerCase()))],
    bot: {
      openIdMetadataUrl: given.BOT_OPENID_METADATA_URL,
      tokenIssuer: given.BOT_TOKEN_ISSUER,
      loginUrl: given.BOT_LOGIN_URL ?? `${given.LOGIN_URL}/${given.TENANT_ID}`,
      serviceHosts: given.BOT_SERVICE_HOSTS,
      /** Where chats are written to that have not told us another address. */
      serviceUrl: given.BOT_SERVICE_URL,
    },
    /** People of the tenant who have not got the app get it with their first digest. */
    installForPeople: given.INSTALL_FOR_PEOPLE,
    linkSecret: given.LINK_SECRET,
    /** Hosts of feeds that may speak plain http and be in a private network: for tests and this machine. */
    feedHostsAllowed: given.FEED_HOSTS_ALLOWED,
    /** PEM file of a further authority that tools trust; null in the cloud. */
    extraCaFile: given.EXTRA_CA_FILE ?? null,
  }));

export type Config = z.infer<typeof settings>;

/** The settings cannot be used; `problems` has one sentence for each. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings need attention:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/** An empty setting counts as not given, as in the Azure portal. */
const given = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );

/** @throws ConfigurationError */
export const readConfig = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config => {
  const read = settings.safeParse(given(environment));
  if (read.success) return read.data;
  throw new ConfigurationError(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
};
