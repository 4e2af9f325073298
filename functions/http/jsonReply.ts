/** A JSON answer about one person's view: never kept by a cache in between. */
import type { HttpResponseInit } from '@azure/functions';
import { commonHeaders } from '../pages/contentSecurity.ts';

export const jsonReply = <T>(body: T, status = 200): HttpResponseInit => ({
  status,
  headers: { ...commonHeaders, 'cache-control': 'no-store' },
  jsonBody: body,
});
