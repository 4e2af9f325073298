/**
 * How much Outlook takes (Microsoft Graph documentation, "Throttling limits", Outlook service): for one application and one
 * mailbox four requests at a time, 10,000 in ten minutes and 150 MB of uploads in five. One mailbox never slows another.
 */
import { z } from 'zod';
import type { Store } from '../../store.ts';
import { storedSettings } from '../../storedSettings.ts';
import { Quota } from '../throttling/quota.ts';
import { type Throttle, Throttled, type ThrottledCall } from '../throttling/throttle.ts';
import { findUser } from './directory/directory.ts';

const count = z.number().int().positive();

const schema = z.strictObject({
  /** Requests at a time. */
  concurrent: count.default(4),
  /** Requests in one window. */
  requests: count.default(10_000),
  windowSeconds: count.default(600),
  /** Bytes sent by POST, PATCH and PUT in one window. */
  uploadBytes: count.default(150 * 1024 * 1024),
  uploadWindowSeconds: count.default(300),
  /** Counts concurrency for the application as a whole, as one version of the documentation has it. */
  strict: z.boolean().default(false),
  /** Messages that leave a mailbox in a minute; the others wait their turn. */
  messagesPerMinute: count.default(30),
});

export type OutlookLimitSettings = z.output<typeof schema>;

export const outlookLimitSettings = storedSettings<OutlookLimitSettings>('outlookLimits', schema);

const outlookPath =
  /^\/(?:users\/([^/]+)|me)\/(?:events|calendars?|calendarView|messages|mailFolders|sendMail|mailboxSettings)(?:\/|$)/i;

/** Whose mailbox a request is about (object id); null when it is not about one. */
export const mailboxOf = ({ path, caller }: Pick<ThrottledCall, 'path' | 'caller'>): string | null => {
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

const uploads = new Set(['POST', 'PATCH', 'PUT']);

const bytesOf = ({ method, body }: ThrottledCall): number =>
  uploads.has(method) && body !== undefined ? Buffer.byteLength(JSON.stringify(body)) : 0;

/** Exchange's words and code for each limit, as seen in the field. */
const over = (
  limit: 'MailboxConcurrency' | 'MailboxRequests' | 'IncomingBytes',
  seconds: number,
): Throttled =>
  new Throttled(limit, 429, 'ApplicationThrottled', `Application is over its ${limit} limit.`, {
    headers: { 'Retry-After': String(seconds) },
  });

/** Nobody says how long; the field reports a moment. Seconds. */
const waitForPlace = 1;

export const createOutlookLimits = (platform: { clock: { now(): Date }; store: Store }): Throttle => {
  const running = new Map<string, number>();
  const requests = new Quota(platform.clock);
  const uploaded = new Quota(platform.clock);
  const settingsNow = () => outlookLimitSettings.read(platform.store);

  return {
    admit(call) {
      const mailbox = mailboxOf(call);
      if (mailbox === null) return null;
      const settings = settingsNow();
      const { appId } = call.caller;
      const key = `${appId} ${mailbox}`;
      const { windowSeconds: seconds } = settings;
      const asked = requests.use(key, 1, { limit: settings.requests, seconds });
      if (asked.used > asked.limit) throw over('MailboxRequests', asked.secondsLeft);
      const lane = settings.strict ? appId : key;
      const atWork = running.get(lane) ?? 0;
      if (atWork >= settings.concurrent) throw over('MailboxConcurrency', waitForPlace);
      const bytes = bytesOf(call);
      const limit = settings.uploadBytes;
      const sent = uploaded.use(key, bytes, { limit, seconds: settings.uploadWindowSeconds });
      if (bytes > 0 && sent.used > sent.limit) throw over('IncomingBytes', sent.secondsLeft);
      running.set(lane, atWork + 1);
      return {
        headers: {},
        leave: () => {
          const left = (running.get(lane) ?? 1) - 1;
          if (left > 0) running.set(lane, left);
          else running.delete(lane);
        },
      };
    },

    usage() {
      const settings = settingsNow();
      const windows = (limit: string, quota: Quota, most: number) =>
        quota.inUse().map(({ key, used, secondsLeft }) => ({ limit, of: key, used, most, secondsLeft }));
      return [
        ...windows('MailboxRequests', requests, settings.requests),
        ...windows('IncomingBytes', uploaded, settings.uploadBytes),
        ...[...running].map(([of, used]) => {
          return { limit: 'MailboxConcurrency', of, used, most: settings.concurrent, secondsLeft: null };
        }),
      ];
    },

    forget() {
      requests.forget();
      uploaded.forget();
    },
  };
};
