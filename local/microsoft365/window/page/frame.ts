/** The frame around every view: top bar, rail and the place in the middle. */
import { choiceMenu } from './choiceMenu.ts';
import { h } from './element.ts';
import { type IconName, icon } from './icons.ts';
import { addressOf, type Place } from './place.ts';
import type { HostedApp, Person } from './session.ts';
import { type Theme, themes } from './theme.ts';
import type { View } from './view.ts';

export type FrameOptions = {
  app: HostedApp;
  people: readonly Person[];
  person: Person;
  theme: Theme;
  onGo(place: Place): void;
  onPerson(person: Person): void;
  onTheme(theme: Theme): void;
};

export type Frame = {
  element: DocumentFragment;
  show(view: View, place: Place, person: Person): void;
  focusRail(): void;
};

const initials = (name: string) =>
  name
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('');

const avatar = (person: Person) =>
  h(
    'span',
    { class: 'avatar', 'aria-hidden': 'true', 'data-hue': person.objectId.slice(-1) },
    initials(person.displayName),
  );

/** The same place, for marking the rail: details of a place do not count. */
const samePlace = (one: Place, other: Place) =>
  one.view === other.view && (one.view !== 'tab' || other.view !== 'tab' || one.entityId === other.entityId);

export function createFrame(options: FrameOptions): Frame {
  const { app, people, onGo } = options;
  const entries: { label: string; picture: IconName; place: Place }[] = [
    ...app.tabs.map(({ entityId, name }) => ({
      label: name,
      picture: 'tab' as const,
      place: { view: 'tab' as const, entityId, subPageId: null },
    })),
    ...(app.configurationPath === null
      ? []
      : [
          {
            label: 'Teams',
            picture: 'teams' as const,
            place: { view: 'channel' as const, channel: null, tab: null, subPageId: null },
          },
        ]),
    ...(app.chat ? [{ label: 'Chat', picture: 'chat' as const, place: { view: 'chat' as const } }] : []),
    { label: 'Calendar', picture: 'calendar', place: { view: 'calendar', mailbox: 'shared' } },
    { label: 'Lists', picture: 'lists', place: { view: 'lists', list: null } },
    { label: 'Mail', picture: 'mail', place: { view: 'mail', folder: 'sent' } },
  ];
  const links = entries.map(({ label, picture, place }) =>
    h(
      'a',
      {
        class: 'rail-link',
        href: addressOf(place, options.person.mail),
        onclick: (event) => {
          const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
          if (ctrlKey || metaKey || shiftKey) return;
          event.preventDefault();
          onGo(place);
        },
      },
      icon(picture),
      h('span', {}, label),
    ),
  );

  const personMenu = choiceMenu({
    id: 'person-menu',
    label: 'Person',
    choices: people.map((person) => ({
      value: person,
      label: person.displayName,
      detail: person.jobTitle,
      picture: avatar(person),
    })),
    chosen: options.person,
    face: ({ value }) => [h('span', { class: 'face-words' }, value.displayName), avatar(value)],
    onChoose: options.onPerson,
  });
  const themeMenu = choiceMenu({
    id: 'theme-menu',
    label: 'Theme',
    choices: themes.map(({ name, label }) => ({ value: name, label })),
    chosen: options.theme,
    face: ({ label }) => [icon('theme'), h('span', { class: 'face-words' }, label)],
    onChoose: (theme) => {
      themeMenu.choose(theme);
      options.onTheme(theme);
    },
  });

  const heading = h('h1', { id: 'view-title' });
  const middle = h('div', { class: 'middle' });
  const staying = new Set<HTMLElement>();
  const news = h('div', { class: 'unseen', role: 'status' });
  // Landmarks have names here, because the page in the frame has the same ones without.
  const main = h(
    'main',
    { id: 'main', tabindex: -1, 'aria-labelledby': 'view-title' },
    h('div', { class: 'view-bar' }, heading),
    middle,
  );
  const element = document.createDocumentFragment();
  element.append(
    h(
      'a',
      {
        class: 'skip',
        href: '#main',
        onclick: (event) => {
          event.preventDefault();
          main.focus();
        },
      },
      'Skip to main content',
    ),
    h(
      'header',
      { class: 'top', 'aria-label': 'Teams window' },
      h('p', { class: 'brand' }, h('strong', {}, app.name), h('span', {}, 'Teams window (local)')),
      themeMenu.element,
      personMenu.element,
    ),
    h(
      'nav',
      { class: 'rail', 'aria-label': 'Teams window' },
      ...links,
      h(
        'a',
        { class: 'rail-link aside', href: '/_inspector', target: '_blank', rel: 'noopener' },
        icon('inspector'),
        h('span', {}, 'Inspector'),
        h('span', { class: 'unseen' }, ' (opens in a new tab)'),
      ),
    ),
    main,
    news,
  );

  return {
    element,
    show(view, place, person) {
      personMenu.choose(person);
      links.forEach((link, at) => {
        const entry = entries[at];
        if (!entry) return;
        link.href = addressOf(entry.place, person.mail);
        if (samePlace(entry.place, place)) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      });
      heading.textContent = view.title;
      document.title = `${view.title} - Teams window (local)`;
      news.textContent = `${view.title}, as ${person.displayName}`;
      if (view.stays) staying.add(view.element);
      for (const other of middle.querySelectorAll<HTMLElement>(':scope > *')) {
        if (staying.has(other)) other.hidden = true;
        else other.remove();
      }
      view.element.hidden = false;
      if (!view.element.isConnected) middle.append(view.element);
    },
    focusRail: () => (links.find((link) => link.hasAttribute('aria-current')) ?? links[0])?.focus(),
  };
}
