/** A channel of the team: its tabs, and a way to add one, change it and take it out again. */
import {
  addTab,
  type Channel,
  type Channels,
  type ChannelTab,
  changeTab,
  readChannels,
  removeTab,
} from '../../channels.ts';
import { h } from '../../element.ts';
import type { Place } from '../../place.ts';
import { addressOf } from '../../place.ts';
import type { View } from '../../view.ts';
import { type AppTabView, appTabView, type Surroundings } from '../appTab.ts';
import { empty, loading } from '../loading.ts';
import { segments } from '../segments.ts';
import { configureDialog } from './configureDialog.ts';
import { removeDialog } from './removeDialog.ts';

type ChannelPlace = Extract<Place, { view: 'channel' }>;

type Options = {
  place: ChannelPlace;
  surroundings: Omit<Surroundings, 'tab' | 'subPageId' | 'channel' | 'configuring'>;
  onGo(place: ChannelPlace): void;
};

const placeIn = ({ id }: Channel, tab: string | null): ChannelPlace => ({
  view: 'channel',
  channel: id,
  tab,
  subPageId: null,
});

export function channelView({ place, surroundings, onGo }: Options): View {
  const { app, person } = surroundings;
  const element = h('div', { class: 'filling' });
  let page: AppTabView | null = null;
  /** It asks about a place, and goes with it. */
  let dialog: HTMLDialogElement | null = null;
  let closed = false;

  const draw = ({ team, tabs }: Channels): Node[] => {
    const channel = team.channels.find(({ id }) => id === place.channel) ?? team.channels[0];
    if (closed || !channel) return [];
    const here = tabs.filter(({ channelId }) => channelId === channel.id);
    const shown =
      place.tab === null
        ? here[0]
        : here.find(({ id, entityId }) => [id, entityId].includes(place.tab ?? ''));
    const around = { ...surroundings, channel: { team, channel } };

    const configure = (tab: ChannelTab | null) => {
      if (app.configurationPath === null) return;
      dialog = configureDialog({
        title: tab ? `Settings of ${tab.name}` : `Add ${app.name} to ${channel.name}`,
        surroundings: around,
        configurationPath: app.configurationPath,
        current: tab,
        async keep(settings) {
          const { id } = tab ? await changeTab(tab, settings) : await addTab(channel, settings);
          onGo(placeIn(channel, id));
        },
      });
    };
    const remove = (tab: ChannelTab) => {
      dialog = removeDialog(tab, channel.name, async () => {
        await removeTab(tab);
        onGo(placeIn(channel, null));
      });
    };
    const button = (label: string, onclick: () => void) =>
      h('button', { type: 'button', class: 'plain', onclick }, label);

    const add = app.configurationPath !== null && button('Add a tab', () => configure(null));
    const links = here.map((tab) =>
      h(
        'a',
        {
          class: 'channel-tab',
          href: addressOf(placeIn(channel, tab.id), person.mail),
          'aria-current': tab === shown && 'page',
          onclick: (event) => {
            event.preventDefault();
            onGo(placeIn(channel, tab.id));
          },
        },
        tab.name,
      ),
    );
    const channelChoice = segments(
      'Channel',
      team.channels.map((each) => ({ value: each, label: each.name })),
      channel,
      (chosen) => onGo(placeIn(chosen, null)),
    );
    const tools = h(
      'div',
      { class: 'tools channel-tools' },
      links.length > 0 &&
        h('nav', { class: 'channel-tabs', 'aria-label': `Tabs of ${channel.name}` }, ...links),
      add,
      h('span', { class: 'spacer' }),
      shown && button('Settings', () => configure(shown)),
      shown && button('Remove', () => remove(shown)),
    );
    return [h('div', { class: 'tools' }, channelChoice), tools, middle(shown, around)];
  };

  const middle = (
    shown: ChannelTab | undefined,
    around: Omit<Surroundings, 'tab' | 'subPageId' | 'configuring'>,
  ) => {
    if (!shown)
      return place.tab === null
        ? empty('No tab yet', 'Add one, and everybody in the channel sees it.')
        : empty(
            'This tab is not here any more',
            'Somebody has removed it, or the link is of another channel.',
          );
    page = appTabView({ ...around, tab: shown, subPageId: place.subPageId, configuring: null });
    return page.element;
  };

  loading(element, { what: 'Reading the channels', load: readChannels, draw });
  return {
    title: 'Teams',
    element,
    themeChanged: () => page?.themeChanged?.(),
    close() {
      closed = true;
      dialog?.close();
      page?.close?.();
    },
  };
}
