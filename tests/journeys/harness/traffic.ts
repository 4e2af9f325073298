/** What went to the local Microsoft 365, from the file that GRAPH_TRAFFIC_LOG names. */
import { existsSync, readFileSync } from 'node:fs';

export type Traffic = {
  method: string;
  url: string;
  requestBody: unknown;
  status: number;
  responseBody: unknown;
};

export const readTraffic = (file: string): Traffic[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Traffic)
    : [];

/** Reading what people changed, and subscribing to it, goes on by the minute whatever else is done. */
const isFollowing = (path: string): boolean =>
  path.endsWith('/delta') || path.startsWith('/v1.0/subscriptions');

/** Requests to Graph that write events or prepare it: neither sign-in nor the following of changes. A batch is one. */
export const graphRequests = (traffic: readonly Traffic[]): Traffic[] =>
  traffic.filter(({ url }) => {
    const path = new URL(url, 'https://localhost').pathname;
    return path.startsWith('/v1.0/') && !isFollowing(path);
  });

const partsOf = ({ method, requestBody }: Traffic): string[] =>
  typeof requestBody === 'object' &&
  requestBody !== null &&
  'requests' in requestBody &&
  Array.isArray(requestBody.requests)
    ? requestBody.requests.map((part: { method: string }) => part.method)
    : [method];

/** Writes among them, those inside batches one by one. Subscriptions are renewed by a timer and not counted. */
export const graphWrites = (traffic: readonly Traffic[]): number =>
  graphRequests(traffic)
    .filter(({ url }) => !new URL(url, 'https://localhost').pathname.startsWith('/v1.0/subscriptions'))
    .flatMap(partsOf)
    .filter((method) => method !== 'GET').length;
