/** The path of the list's standard reply: from today for eight weeks. */
export const eventsPath = '/api/events';
export const eventPath = (id: string): string => `${eventsPath}/${encodeURIComponent(id)}`;

const eventPage = /^\/tabs\/events\/([a-z0-9]{12})$/;
const subPageOfEvent = /^events\/([a-z0-9]{12})$/;

/** The event that a deep link of Teams points to; null for anything else, because the host may say what it likes. */
export const eventOfSubPage = (subPage: string | null): string | null =>
  subPageOfEvent.exec(subPage ?? '')?.[1] ?? null;

/** What the page at this address will ask for first; null where it is not worth guessing. */
export function firstRequest(pathname: string, search: string, subPage: string | null): string | null {
  const linked = eventOfSubPage(subPage) ?? eventPage.exec(pathname)?.[1];
  if (linked) return eventPath(linked);
  const asksForMore = /[?&](when|mine)=/.test(search);
  return /^\/tabs\/(events\/?)?$/.test(pathname) && !asksForMore ? eventsPath : null;
}
