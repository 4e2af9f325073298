/** What a channel gets: choosing it, and the posts themselves. Everybody in the channel reads these. */
import type { Area } from '#core/areas/area.ts';
import type { ChannelCards } from '#core/channels/cards.ts';
import type { Channel } from '#core/channels/channel.ts';
import { areasLink } from '#core/contract/links.ts';
import { plainDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { chooseAny, facts, heading, type Message, message, open, press, status, text } from './card.ts';
import { areaChoices } from './preferencesCards.ts';
import { count, plain } from './text.ts';
import { updateCard, updatesCard } from './updateCards.ts';

const longestName = 80;

export type ChannelView = {
  /** Null while nobody has chosen. */
  channel: Channel | null;
  etag: string | null;
  areas: readonly Area[];
  note?: string | null;
  publicUrl: string;
};

const chosenWords = ({ chosenBy, chosenAt }: Channel): string =>
  `Last chosen by ${plain(chosenBy.name, longestName)} on ${plainDay(dayOf(chosenAt, ukZone))}.`;

const whoMay =
  'Teams does not tell me who owns a team, so anybody in this channel can choose. Please agree it with the team’s owner.';

export const channelForm = ({ channel, etag, areas, note, publicUrl }: ChannelView): Message => {
  const link = areasLink(publicUrl);
  return message({
    summary: 'Choose what this channel gets.',
    link,
    body: [
      note ? text(plain(note), { weight: 'bolder' }) : null,
      heading('What this channel gets'),
      text('I post new updates of these areas here: one message a school day at most, never at night.'),
      areas.length === 0
        ? text('There are no priority areas yet.')
        : chooseAny({
            id: 'areas',
            label: 'Areas. None means that I post nothing.',
            values: (channel?.areas ?? []).map(({ slug }) => slug),
            choices: areaChoices(areas),
          }),
      text([whoMay, channel ? chosenWords(channel) : ''].join(' ').trim(), { isSubtle: true }),
    ],
    actions: [
      press('Save', { verb: 'channel.save', etag }, { style: 'positive' }),
      open('Open all areas', link),
    ],
  });
};

export const channelSaved = (channel: Channel, areas: readonly Area[], publicUrl: string): Message => {
  const link = areasLink(publicUrl);
  const chosen = new Set(channel.areas.map(({ slug }) => slug));
  const names = areas.filter(({ slug }) => chosen.has(slug)).map(({ name }) => name);
  return message({
    summary:
      names.length === 0 ? 'I post nothing here.' : `I post updates of ${count(names.length, 'area')} here.`,
    link,
    body: [
      status('Saved'),
      heading(names.length === 0 ? 'I post nothing here' : 'I post new updates here'),
      names.length === 0 ? null : facts([['Areas', plain(names.join(', '), 600)]]),
      text(chosenWords(channel)),
    ],
    actions: [
      press('Change what comes', { verb: 'help.run', command: 'channel settings' }),
      open('Open all areas', link),
    ],
  });
};

/** The first message to a team that has just got the app. */
export const channelWelcome = (publicUrl: string): Message =>
  message({
    summary: 'Hello. Choose what this channel gets.',
    link: areasLink(publicUrl),
    body: [
      heading('Hello from the Norfolk Learning Collaborative'),
      text('I can post what is new in the priority areas here. I post nothing until somebody chooses.'),
      text(
        'Mention me and ask for events, deadlines, areas or updates. Ask me about your own places in our private chat.',
      ),
    ],
    actions: [
      press('Choose what comes', { verb: 'help.run', command: 'channel settings' }),
      press('What can I ask?', { verb: 'help.run', command: 'help' }),
      open('Open all areas', areasLink(publicUrl)),
    ],
  });

/** Somebody asked for it where there is no channel. */
export const noChannelHere = (publicUrl: string): Message =>
  message({
    summary: 'Ask me this in a channel of a team.',
    link: areasLink(publicUrl),
    body: [
      heading('Ask me this in a channel'),
      text(
        'Add the app to a team, mention me in the channel that should get updates, and say: channel settings',
      ),
    ],
    actions: [open('Open all areas', areasLink(publicUrl))],
  });

/** How posts to channels look: one update as its own card, several in one list. */
export const channelCards: ChannelCards<Message> = {
  post(updates, publicUrl) {
    const [only, ...others] = updates;
    if (only && others.length === 0)
      return updateCard({ ...only, follows: null, confirmedAt: null }, publicUrl);
    const lead = `${count(updates.length, 'new update')} in the priority areas.`;
    return updatesCard({ heading: 'New updates', lead, updates, publicUrl, link: areasLink(publicUrl) });
  },
};
