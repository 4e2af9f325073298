/** GET /tabs/{*path}: the pages of the tabs, as built. They hold nothing personal, so anybody may fetch them. */
import { createHash } from 'node:crypto';
import type { HttpResponseInit } from '@azure/functions';
import type { Call } from '../http/door.ts';
import type { Site } from '../service.ts';
import { commonHeaders, tabPolicy } from './contentSecurity.ts';
import { findTabFile } from './tabFiles.ts';

const forEver = 'public, max-age=31536000, immutable';

export const serveTabs =
  ({ tabsFolder, teamsUrl }: Pick<Site, 'tabsFolder' | 'teamsUrl'>) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const file = await findTabFile(
      tabsFolder,
      request.params.path ?? '',
      request.headers.get('accept-encoding') ?? '',
    );
    if (!file)
      return {
        status: 404,
        headers: { ...commonHeaders, 'content-type': 'text/plain' },
        body: 'There is no such page.',
      };
    const etag = `"${createHash('sha256').update(file.body).digest('base64url').slice(0, 22)}"`;
    const headers = {
      ...commonHeaders,
      'content-type': file.type,
      'content-security-policy': tabPolicy(teamsUrl),
      'cache-control': file.immutable ? forEver : 'no-cache',
      vary: 'accept-encoding',
      etag,
      ...(file.coding && { 'content-encoding': file.coding }),
    };
    if (request.headers.get('if-none-match') === etag) return { status: 304, headers };
    return { status: 200, headers, body: file.body };
  };
