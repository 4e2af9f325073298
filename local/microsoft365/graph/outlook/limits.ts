/**
 * How much Outlook takes (Microsoft Graph documentation, "Throttling limits", Outlook service): for one application and one
 * mailbox four requests at a time and 10,000 in ten minutes. One mailbox never slows another.
 */
import { GraphError } from '../graphError.ts';
import type { GraphRequest } from '../route.ts';
import { findUser } from './directory/directory.ts';

export type OutlookLimits = {
  /**
   * Lets a request in, or says why not (429 with `Retry-After`). Whoever is let in calls `release` when done, once.
   * Requests that are not Outlook's come and go freely.
   */
  admit(request: Pick<GraphRequest, 'path' | 'caller'>): (() => void) | GraphError;
};

export type OutlookLimitSettings = {
  /** Requests at a time. */
  concurrent: number;
  /** Requests in one window. */
  requests: number;
  windowSeconds: number;
  /** Counts concurrency for the application as a whole, as one version of the documentation has it. */
  strict: boolean;
};

export const defaultOutlookLimits: OutlookLimitSettings = {
  concurrent: 4,
  requests: 10_000,
  windowSeconds: 600,
  strict: false,
};

const outlookPath =
  /^\/(?:users\/([^/]+)|me)\/(?:events|calendars?|calendarView|messages|mailFolders|sendMail|mailboxSettings)(?:\/|$)/i;

/** Whose mailbox a request is about (object id); null when it is not about one. `$batch` runs at most four of each at a time. */
export const mailboxOf = ({ path, caller }: Pick<GraphRequest, 'path' | 'caller'>): string | null => {
  const found = outlookPath.exec(path);
  if (!found) return null;
  const named = found[1] === undefined ? (caller.userId ?? '') : decoded(found[1]);
  return findUser(named)?.id ?? named.toLowerCase();
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // A stray percent sign names nobody.
  }
};

type Window = { startedAt: number; requests: number };

export const createOutlookLimits = (
  clock: { now(): Date },
  settings: OutlookLimitSettings = defaultOutlookLimits,
): OutlookLimits => {
  const running = new Map<string, number>();
  const windows = new Map<string, Window>();

  const windowOf = (key: string, now: number): Window => {
    const open = windows.get(key);
    if (open && now - open.startedAt < settings.windowSeconds * 1000) return open;
    const opened = { startedAt: now, requests: 0 };
    windows.set(key, opened);
    return opened;
  };

  return {
    admit(request) {
      const mailbox = mailboxOf(request);
      if (mailbox === null) return () => undefined;
      const { appId } = request.caller;
      const key = `${appId}|${mailbox}`;
      const lane = settings.strict ? appId : key;
      const now = clock.now().getTime();
      const window = windowOf(key, now);
      window.requests += 1;
      if (window.requests > settings.requests) {
        const wait = Math.ceil((window.startedAt + settings.windowSeconds * 1000 - now) / 1000);
        return throttled('Application is over its MailboxRequests limit.', wait);
      }
      const atWork = running.get(lane) ?? 0;
      if (atWork >= settings.concurrent)
        return throttled('Application is over its MailboxConcurrency limit.', 1);
      running.set(lane, atWork + 1);
      return () => {
        const left = (running.get(lane) ?? 1) - 1;
        if (left > 0) running.set(lane, left);
        else running.delete(lane);
      };
    },
  };
};

const throttled = (message: string, seconds: number): GraphError =>
  new GraphError(429, 'ApplicationThrottled', message, { headers: { 'Retry-After': String(seconds) } });
