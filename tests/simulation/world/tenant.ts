/** The local Microsoft 365 in this process, with tokens that were made before time began: signing is no part of a run. */
import { openMicrosoft365 } from '#adapters/graph/openMicrosoft365.ts';
import { readConfig } from '#functions/config.ts';
import {
  createMicrosoft365InProcess,
  type InProcessMicrosoft365,
  type InProcessOptions,
} from '../../../local/microsoft365/inProcess.ts';
import { keepSigningKeys } from '../../../local/microsoft365/login/keys.ts';
import {
  applicationRoles,
  teamsWebClientId,
  windowScopes,
} from '../../../local/microsoft365/login/permissions.ts';
import { graphAudience } from '../../../local/microsoft365/login/resources.ts';
import { appId, mailbox, people, siteHost, sitePath, tenantId } from '../../../local/people.ts';

const keys = await keepSigningKeys(null);

const always = { iat: 0, nbf: 0, exp: 4_102_444_800, tid: tenantId, ver: '1.0', aud: graphAudience };
const serviceToken = await keys.sign({
  ...always,
  appid: appId,
  idtyp: 'app',
  oid: appId,
  sub: appId,
  roles: [...applicationRoles],
});
const [editor] = people;
if (!editor) throw new Error('the local tenant has no people');
/** An editor in SharePoint and Outlook on the web. */
const editorToken = await keys.sign({
  ...always,
  appid: teamsWebClientId,
  idtyp: 'user',
  oid: editor.objectId,
  sub: editor.objectId,
  name: editor.displayName,
  upn: editor.userPrincipalName,
  email: editor.mail,
  scp: windowScopes.join(' '),
});

export const config = readConfig({
  STORAGE_CONNECTION_STRING: 'in memory',
  TENANT_ID: tenantId,
  CLIENT_ID: appId,
  CLIENT_SECRET: 'in-process',
  LOGIN_URL: 'https://localhost',
  GRAPH_URL: 'https://localhost',
  SITE: `${siteHost}:${sitePath}`,
  ORGANISER_MAILBOX: mailbox,
  PUBLIC_URL: 'https://service.example',
  LINK_SECRET: 'a secret only of the simulation, 32 long',
});

export const openTenant = (options: Omit<InProcessOptions, 'keys'>): InProcessMicrosoft365 =>
  createMicrosoft365InProcess({ ...options, keys });

type Connection = Pick<Parameters<typeof openMicrosoft365>[0], 'fetch' | 'pace' | 'clock' | 'places'>;

/** The adapters that ship, on the local Microsoft 365. */
export const connect = (connection: Connection) =>
  openMicrosoft365({ ...config, ...connection, token: async () => serviceToken });

export type GraphReply = { status: number; body: Record<string, unknown> };
/** Asks Graph as the service does (`service`) or as an editor at a screen. */
export type AskGraph = (
  who: 'service' | 'editor',
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<GraphReply>;

/** Status 0: the connection was lost. */
export const askGraph =
  (local: InProcessMicrosoft365): AskGraph =>
  async (who, method, path, body, headers = {}) => {
    const authorization = `Bearer ${who === 'service' ? serviceToken : editorToken}`;
    const url = path.startsWith('https:') ? path : `${local.url}/v1.0${path}`;
    const response = await local
      .fetch(url, {
        method,
        headers: { authorization, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      .catch(() => null);
    const text = response ? await response.text() : '';
    try {
      return { status: response?.status ?? 0, body: text === '' ? {} : JSON.parse(text) };
    } catch {
      return { status: 0, body: {} };
    }
  };
