/** The links we give to people. Short, one for each thing, the same in cards, mails, calendar entries and print. */

/** The canonical link of an event: opens it in Teams or on the web. */
export const eventLink = (publicUrl: string, eventId: string): string => `${publicUrl}/go/e/${eventId}`;

/** A personal link about one booking (confirm, give up); opening it shows a page with one button and changes nothing. */
export const bookingLink = (publicUrl: string, token: string): string => `${publicUrl}/go/b/${token}`;

/** What is coming up: leads into the Events tab. */
export const eventsLink = (publicUrl: string): string => `${publicUrl}/go/events`;

/** The link of an update to share: shows it to those whom it may be shared with, and leads into Teams. */
export const updateLink = (publicUrl: string, updateId: string): string => `${publicUrl}/go/u/${updateId}`;

/** The link of a priority area to share. */
export const areaLink = (publicUrl: string, slug: string): string => `${publicUrl}/go/a/${slug}`;

/** All priority areas. */
export const areasLink = (publicUrl: string): string => `${publicUrl}/go/areas`;

/** What one chose about messages. */
export const preferencesLink = (publicUrl: string): string => `${publicUrl}/go/preferences`;

/** Keeping list and calendar in step: what waits for editors, and how it goes. */
export const syncLink = (publicUrl: string): string => `${publicUrl}/go/sync`;

/** One issue of the digest, for those who write and approve it. */
export const issueLink = (publicUrl: string, issueId: string): string => `${publicUrl}/go/i/${issueId}`;

/** Help, accessibility and privacy: a page that needs no sign-in. */
export const helpLink = (publicUrl: string): string => `${publicUrl}/tabs/help`;

/** A calendar that anybody may subscribe to: everything, or one area or programme by its short name. */
export const calendarLink = (
  publicUrl: string,
  choice: { area: string } | { programme: string } | null = null,
): string => `${publicUrl}/feeds/events.ics${choice ? `?${new URLSearchParams(choice)}` : ''}`;

/** The calendar of one person's bookings. Whoever has the link can read it. */
export const personalCalendarLink = (publicUrl: string, token: string): string =>
  `${publicUrl}/feeds/my/${token}.ics`;

/** The same address for programs that keep calendars: opening it subscribes. */
export const webcalLink = (link: string): string => link.replace(/^https?:/, 'webcal:');

/** One person's issue of the digest on one page, or with an item the way to it. Opening the page changes nothing. */
export const digestLink = (publicUrl: string, token: string, itemId: string | null = null): string =>
  `${publicUrl}/go/d/${token}${itemId === null ? '' : `/${itemId}`}`;

/** Confirms that digests may come by e-mail; opening it shows a page with one button and changes nothing. */
export const subscribeLink = (publicUrl: string, token: string): string => `${publicUrl}/go/s/${token}`;
