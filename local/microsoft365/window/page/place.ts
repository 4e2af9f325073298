/** Where in the window one is, and how that reads in the address bar and in a Teams link. */

export type Place =
  | { view: 'tab'; entityId: string; subPageId: string | null }
  /** `tab` is a channel tab's id or, from a link, its entityId; null is the first one. */
  | { view: 'channel'; channel: string | null; tab: string | null; subPageId: string | null }
  | { view: 'chat' }
  | { view: 'calendar'; mailbox: 'shared' | 'mine' }
  | { view: 'lists'; list: string | null }
  | { view: 'mail'; folder: 'sent' | 'inbox' };

/** Names that a tab's entityId cannot shadow: they stand in `in=`. */
const ownViews = ['channel', 'chat', 'calendar', 'lists', 'mail'] as const;

const contextOf = (context: string | null): { channel: string | null; subPageId: string | null } => {
  try {
    const { subPageId, subEntityId, channelId } = Object(JSON.parse(context ?? '{}'));
    const text = (id: unknown) => (typeof id === 'string' ? id : null);
    return { channel: text(channelId), subPageId: text(subPageId ?? subEntityId) };
  } catch {
    // Teams, too, opens the tab and forgets a context that it cannot read.
    return { channel: null, subPageId: null };
  }
};

/** Empty when it cannot be decoded: no name matches that. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/**
 * What a Teams link points at: `/l/entity/{appId}/{entityId}?context=…` or `/l/chat/…`; null for other addresses.
 * Another app's tab is null too: it is not installed here.
 */
export function placeOfTeamsLink(url: URL, appId: string): Place | null {
  const [, l, kind, app, entityId] = url.pathname.split('/').map(decoded);
  if (l !== 'l') return null;
  if (kind === 'chat') return { view: 'chat' };
  if (kind !== 'entity' || app !== appId || !entityId) return null;
  const { channel, subPageId } = contextOf(url.searchParams.get('context'));
  return channel === null
    ? { view: 'tab', entityId, subPageId }
    : { view: 'channel', channel, tab: entityId, subPageId };
}

/** The place an address of the window means; null when it names none. */
export function placeOfAddress(url: URL, appId: string): Place | null {
  const linked = placeOfTeamsLink(url, appId);
  if (linked) return linked;
  const query = url.searchParams;
  const view = query.get('in');
  if (view === null) return null;
  switch (ownViews.find((name) => name === view)) {
    case 'channel':
      return {
        view: 'channel',
        channel: query.get('channel'),
        tab: query.get('tab'),
        subPageId: query.get('page'),
      };
    case 'chat':
      return { view: 'chat' };
    case 'calendar':
      return { view: 'calendar', mailbox: query.get('of') === 'me' ? 'mine' : 'shared' };
    case 'lists':
      return { view: 'lists', list: query.get('list') };
    case 'mail':
      return { view: 'mail', folder: query.get('folder') === 'inbox' ? 'inbox' : 'sent' };
    default:
      return { view: 'tab', entityId: view, subPageId: query.get('page') };
  }
}

/** The address that leads back to a place as a person. `mail` names the person. */
export function addressOf(place: Place, mail: string): string {
  const query = new URLSearchParams({ in: place.view === 'tab' ? place.entityId : place.view });
  if (place.view === 'channel' && place.channel !== null) query.set('channel', place.channel);
  if (place.view === 'channel' && place.tab !== null) query.set('tab', place.tab);
  if ((place.view === 'tab' || place.view === 'channel') && place.subPageId !== null)
    query.set('page', place.subPageId);
  if (place.view === 'calendar' && place.mailbox === 'mine') query.set('of', 'me');
  if (place.view === 'lists' && place.list !== null) query.set('list', place.list);
  if (place.view === 'mail' && place.folder === 'inbox') query.set('folder', 'inbox');
  query.set('as', mail);
  return `/?${query}`;
}

type Shared = { appId: string; entityId: string; subPageId: string | null; channelId: string | null };

/** The link that Teams would make for a place in a tab; on this machine the window's own origin stands for Teams. */
export function shareLink(origin: string, { appId, entityId, subPageId, channelId }: Shared): string {
  const link = new URL(`/l/entity/${appId}/${encodeURIComponent(entityId)}`, origin);
  const context = {
    ...(subPageId !== null && { subEntityId: subPageId }),
    ...(channelId !== null && { channelId }),
  };
  if (Object.keys(context).length > 0) link.searchParams.set('context', JSON.stringify(context));
  return link.href;
}
