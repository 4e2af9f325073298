/** The Teams window: puts session, place, person and theme together and keeps the address in step. */
import { config } from 'zod';
import { h } from './element.ts';
import { createFrame } from './frame.ts';
import { shareNotice } from './notice.ts';
import { openLink } from './openLink.ts';
import { addressOf, type Place, placeOfAddress } from './place.ts';
import { type HostedApp, type Person, readSession } from './session.ts';
import { applyTheme, rememberedTheme } from './theme.ts';
import type { View } from './view.ts';
import { appTabView } from './views/appTab.ts';
import { calendarView } from './views/calendar/calendarView.ts';
import { channelView } from './views/channel/channelView.ts';
import { chatView } from './views/chat.ts';
import { listsView } from './views/lists.ts';
import { empty } from './views/loading.ts';
import { mailView } from './views/mail.ts';

// The page's content security policy allows no code made at run time.
config({ jitless: true });

const personKey = 'window.person';

const start = ({ app, people }: { app: HostedApp; people: Person[] }): void => {
  const named = (mail: string | null) => people.find((person) => person.mail === mail);
  const home: Place = { view: 'tab', entityId: app.tabs[0]?.entityId ?? 'events', subPageId: null };
  const readAddress = () => {
    const url = new URL(location.href);
    const who = named(url.searchParams.get('as')) ?? named(localStorage.getItem(personKey)) ?? people[0];
    if (!who) throw new Error('local/people.ts names nobody.');
    return { place: placeOfAddress(url, app.appId) ?? home, person: who };
  };
  let { place, person } = readAddress();
  let theme = rememberedTheme();
  let view: View | null = null;

  const showTab = (entityId: string, subPageId: string | null): string | null => {
    if (!app.tabs.some((tab) => tab.entityId === entityId)) return `The app has no tab ${entityId}.`;
    go({ view: 'tab', entityId, subPageId });
    return null;
  };

  const follow = (url: URL) =>
    openLink(url, app.appId, (to) => (to.view === 'tab' ? showTab(to.entityId, to.subPageId) : go(to)));

  const chats = new Map<Person, View>();
  const chatOf = (someone: Person): View => {
    const chat = chats.get(someone) ?? chatView(someone, app.name);
    chats.set(someone, chat);
    return chat;
  };

  const surroundings = () => ({
    app,
    person,
    theme: () => theme,
    showTab,
    openLink: follow,
    openChat: () => go({ view: 'chat' }),
    share: shareNotice,
    returnFocus: () => frame.focusRail(),
  });

  const viewOf = (): View => {
    switch (place.view) {
      case 'tab': {
        const { entityId, subPageId } = place;
        const tab = app.tabs.find((one) => one.entityId === entityId);
        if (!tab)
          return {
            title: 'Not here',
            element: empty('No such tab', `The app has no tab called ${entityId}.`),
          };
        return appTabView({ ...surroundings(), tab, subPageId, channel: null, configuring: null });
      }
      case 'channel':
        return channelView({ place, surroundings: surroundings(), onGo: go });
      case 'chat':
        return chatOf(person);
      case 'calendar':
        return calendarView({
          app,
          person,
          mailbox: place.mailbox,
          onMailbox: (mailbox) => go({ view: 'calendar', mailbox }),
          onJoin: follow,
        });
      case 'lists':
        return listsView({ app, person, chosen: place.list, onList: (list) => go({ view: 'lists', list }) });
      case 'mail':
        return mailView({
          app,
          person,
          folder: place.folder,
          onFolder: (folder) => go({ view: 'mail', folder }),
        });
    }
  };

  const show = () => {
    view?.close?.();
    view = viewOf();
    frame.show(view, place, person);
    localStorage.setItem(personKey, person.mail);
  };
  const go = (to: Place): null => {
    place = to;
    history.pushState(null, '', addressOf(place, person.mail));
    show();
    return null;
  };

  applyTheme(theme);
  const frame = createFrame({
    app,
    people,
    person,
    theme,
    onGo: go,
    onPerson: (chosen) => {
      person = chosen;
      go(place);
    },
    onTheme: (chosen) => {
      theme = chosen;
      applyTheme(theme);
      view?.themeChanged?.();
    },
  });
  document.body.append(frame.element);
  history.replaceState(null, '', addressOf(place, person.mail));
  show();
  addEventListener('popstate', () => {
    ({ place, person } = readAddress());
    show();
  });
};

readSession().then(start, (error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  document.body.append(h('main', {}, h('h1', {}, 'The Teams window cannot start'), h('p', {}, reason)));
});
