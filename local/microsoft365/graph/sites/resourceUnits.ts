/**
 * What an operation costs in SharePoint's resource units ("How to avoid getting throttled or blocked in SharePoint
 * Online"). Parts of a batch are costed one by one.
 */
import type { ThrottledCall } from '../throttling/throttle.ts';

const single = 1;
const manyOrWrite = 2;
const permissions = 5;

const asksForPermissions = ({ path, query }: ThrottledCall): boolean =>
  /\/permissions(\/|$)/i.test(path) || /(^|,)\s*permissions\b/i.test(query.get('$expand') ?? '');

/** With a token, a delta query is as cheap as one item. */
const isDelta = /\/delta(\(.*\))?$/i;
const hasToken = ({ path, query }: ThrottledCall): boolean =>
  query.has('token') || /\(token='[^']+'\)$/i.test(path);

/** The last segment of a path that asks for many. */
const collections = /\/(sites|lists|items|columns|contentTypes|versions|subscriptions)$/i;

/** Requests that are not SharePoint's cost nothing. */
export const resourceUnits = (call: ThrottledCall): number => {
  if (!/^\/sites(\/|$)/i.test(call.path)) return 0;
  if (asksForPermissions(call)) return permissions;
  if (call.method !== 'GET') return manyOrWrite;
  if (isDelta.test(call.path)) return hasToken(call) ? single : manyOrWrite;
  return collections.test(call.path) && !isSiteAtItsPath(call.path) ? manyOrWrite : single;
};

/** `/sites/host:/sites/Lists` is one site, whatever it is called. */
const isSiteAtItsPath = (path: string): boolean => /^\/sites\/[^/:]+:\/[^:]*$/.test(path);
