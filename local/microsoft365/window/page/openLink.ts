/** Follows a link the way Teams does: places of our app open here, meetings and the web elsewhere. */
import { h } from './element.ts';
import { notice } from './notice.ts';
import { type Place, placeOfTeamsLink } from './place.ts';

const isTeams = (url: URL) => url.origin === location.origin || url.hostname === 'teams.microsoft.com';

const meetingNotice = (url: URL): void =>
  notice(
    'This would open the Teams meeting',
    h('p', {}, 'There are no meetings on this computer. In Teams, this link joins the call:'),
    h('p', { class: 'link-box' }, url.href),
  );

/** @returns why it was not opened, or null */
export function openLink(url: URL, appId: string, onGo: (place: Place) => string | null): string | null {
  if (isTeams(url)) {
    const place = placeOfTeamsLink(url, appId);
    if (place) return onGo(place);
    if (url.pathname.startsWith('/l/meetup-join/')) {
      meetingNotice(url);
      return null;
    }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:' && url.origin !== location.origin) {
    return 'Only https and mailto links can be opened.';
  }
  open(url, '_blank', 'noopener');
  return null;
}
