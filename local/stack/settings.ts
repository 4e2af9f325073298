/** The settings of the service on this machine, and the secrets made for it at the first start. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { azuriteConnectionString } from '../azure/azurite.ts';
import { appId, guestTenantId, mailbox, siteHost, sitePath, tenantId } from '../people.ts';
import type { Ports } from './ports.ts';

/** Reads a secret of this machine; made when it is not there. Readable by its owner only. */
const keepSecret = (file: string): string => {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(30).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
};

/** Every setting that `functions/config.ts` reads. Only the values differ from the cloud's. */
export const serviceSettings = (
  state: string,
  ports: Ports,
  { clientSecret, caFile, installApp }: { clientSecret: string; caFile: string; installApp: boolean },
): Record<string, string> => {
  const microsoft365 = `https://localhost:${ports.microsoft365}`;
  const frontDoor = `http://localhost:${ports.frontDoor}`;
  return {
    STORAGE_CONNECTION_STRING: azuriteConnectionString(ports),
    TENANT_ID: tenantId,
    CLIENT_ID: appId,
    CLIENT_SECRET: clientSecret,
    LOGIN_URL: microsoft365,
    GRAPH_URL: microsoft365,
    SITE: `${siteHost}:${sitePath}`,
    ORGANISER_MAILBOX: mailbox,
    PUBLIC_URL: frontDoor,
    TEAMS_URL: frontDoor,
    ALLOWED_TENANTS: [tenantId, guestTenantId].join(','),
    BOT_OPENID_METADATA_URL: `${microsoft365}/v1/.well-known/openidconfiguration`,
    BOT_TOKEN_ISSUER: 'https://api.botframework.com',
    BOT_LOGIN_URL: `${microsoft365}/${tenantId}`,
    BOT_SERVICE_HOSTS: 'localhost',
    BOT_SERVICE_URL: `${frontDoor}/connector/teams`,
    TEAMS_APP_ID: appId,
    INSTALL_FOR_PEOPLE: String(installApp),
    LINK_SECRET: keepSecret(path.join(state, 'link-secret')),
    EXTRA_CA_FILE: caFile,
    // One person waits here, and polling costs nothing.
    AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:00.4',
  };
};

/** Writes them where the function host and the tools find them (`node --env-file`). */
export const writeSettings = (file: string, settings: Readonly<Record<string, string>>): void => {
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
};
