/** Fetches a calendar from an address that an editor typed, within a limit of size. */
import type { FetchFeed } from '#core/feeds/ports.ts';
import { answerOf, failed } from './feedAnswer.ts';
import { askOpenInternet, type OpenInternetOptions } from './openInternet.ts';

export type FetchFeedOptions = OpenInternetOptions & {
  /** Of the calendar, unpacked. */
  maxBytes?: number;
};

const headersFor = ({ etag, lastModified }: Parameters<FetchFeed>[0]): Record<string, string> => ({
  accept: 'text/calendar, */*;q=0.1',
  'accept-encoding': 'gzip',
  ...(etag !== null && { 'if-none-match': etag }),
  ...(lastModified !== null && { 'if-modified-since': lastModified }),
});

export const createFetchFeed =
  ({ maxBytes = 10 * 1024 * 1024, ...internet }: FetchFeedOptions): FetchFeed =>
  (feed) =>
    askOpenInternet(
      internet,
      { url: feed.url, headers: headersFor(feed) },
      (response) => answerOf(response, maxBytes),
      failed,
    );
