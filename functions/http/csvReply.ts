/** A file for a spreadsheet that no cache keeps, under a name. */
import type { HttpResponseInit } from '@azure/functions';
import { commonHeaders } from '../pages/contentSecurity.ts';

/** @param name without quotes and letters that a header cannot hold */
export const csvReply = (name: string, body: string): HttpResponseInit => ({
  headers: {
    ...commonHeaders,
    'cache-control': 'no-store',
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  },
  body,
});
