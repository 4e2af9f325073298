/** A file to keep, under a name, that no cache keeps. */
import type { HttpResponseInit } from '@azure/functions';
import { commonHeaders } from '../pages/contentSecurity.ts';

/** @param name without quotes and letters that a header cannot hold */
export const fileReply = (name: string, contentType: string, body: string): HttpResponseInit => ({
  headers: {
    ...commonHeaders,
    'cache-control': 'no-store',
    'content-type': contentType,
    'content-disposition': `attachment; filename="${name}"`,
  },
  body,
});

/** For a spreadsheet. */
export const csvReply = (name: string, body: string): HttpResponseInit =>
  fileReply(name, 'text/csv; charset=utf-8', body);
