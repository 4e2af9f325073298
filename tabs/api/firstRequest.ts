/** The path of the list's standard reply: from today for eight weeks. */
export const eventsPath = '/api/events';
export const eventPath = (id: string): string => `${eventsPath}/${encodeURIComponent(id)}`;
export const areasPath = '/api/areas';
export const areaPath = (slug: string): string => `${areasPath}/${encodeURIComponent(slug)}`;
export const updatesPath = '/api/updates';
export const updatePath = (id: string): string => `${updatesPath}/${encodeURIComponent(id)}`;

const slug = '[a-z0-9-]{1,60}';
const id = '[a-z0-9]{12}';

/** Places a deep link may name. The host may say what it likes, so nothing else is believed. */
const linkable = new RegExp(
  `^(events/${id}|areas/${slug}|areas/${slug}/(updates|meetings)/${id}|updates/${id}|preferences|manage(/sync|/updates(/${id})?|/digests(/${id}(/report)?)?)?)$`,
);

/** A tab's own beginning, from which a deep link leads on; a channel's tab begins at its area. */
const beginnings = new RegExp(`^/tabs/((events|areas)/?)?(\\?|$)|^/tabs/areas/${slug}\\?in=channel`);

/** The address of what a deep link of Teams points to, opened at this address; null when it is to stay. */
export const addressOfSubPage = (pathname: string, search: string, subPage: string | null): string | null =>
  subPage !== null && linkable.test(subPage) && beginnings.test(pathname + search)
    ? `/tabs/${subPage}`
    : null;

const pages: [RegExp, (name: string) => string][] = [
  [new RegExp(`^/tabs/events/(${id})$`), eventPath],
  [/^\/tabs\/areas\/?$/, () => areasPath],
  [new RegExp(`^/tabs/areas/(${slug})(?:/meetings/${id})?$`), areaPath],
  [new RegExp(`^/tabs/(?:areas/${slug}|manage)/updates/(${id})$`), updatePath],
  [new RegExp(`^/tabs/updates/(${id})$`), updatePath],
];

/** What the page at this address will ask for first; null where it is not worth guessing. */
export function firstRequest(pathname: string, search: string, subPage: string | null): string | null {
  const address = addressOfSubPage(pathname, search, subPage) ?? pathname;
  for (const [page, pathOf] of pages) {
    const match = page.exec(address);
    if (match) return pathOf(match[1] ?? '');
  }
  const asksForMore = /[?&](when|mine)=/.test(search);
  return /^\/tabs\/(events\/?)?$/.test(address) && !asksForMore ? eventsPath : null;
}
