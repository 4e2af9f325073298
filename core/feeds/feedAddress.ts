/** Which addresses may be read: one rule for what editors type and for every redirect on the way. */
import { fail, type Result, succeed } from '../errors.ts';

/** Why this address may not be read, in a sentence; null when it may. `hostsAllowed`: those that may speak plain http. */
export const whyNotRead = (url: URL, hostsAllowed: readonly string[]): string | null => {
  const allowed = hostsAllowed.includes(url.host) || hostsAllowed.includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowed))
    return 'The address must begin with https:// or webcal://.';
  if (url.username !== '' || url.password !== '')
    return 'The address holds a user name or password. Ask for one that works without.';
  return null;
};

/**
 * What an editor typed as the address to fetch: `webcal:` is https by another name. Fails with `invalid`, also for our
 * own calendars: reading them would double every event each time.
 */
export const readFeedAddress = (
  typed: string,
  { publicUrl, hostsAllowed }: { publicUrl: string; hostsAllowed: readonly string[] },
): Result<string> => {
  const text = typed.trim().replace(/^webcals?:/i, 'https:');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return fail('invalid', 'This is not a whole web address. It begins with https:// or webcal://.');
  const reason = whyNotRead(url, hostsAllowed);
  if (reason) return fail('invalid', reason);
  if (url.host === new URL(publicUrl).host)
    return fail('invalid', 'This is a calendar of ours: its events are here already.');
  url.hash = '';
  return succeed(url.href);
};
