/** `channel.save`: for the channel in which it is pressed, whatever the card says. Everybody there sees the result. */
import { chooseAreas } from '#core/channels/chooseAreas.ts';
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { openAreas } from '../areas.ts';
import type { Message } from '../cards/card.ts';
import { channelForm, channelSaved, noChannelHere } from '../cards/channelCards.ts';
import { ticked } from '../ticked.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

const forEverybody = (card: Message): Reply => replace(card, card);

export async function saveChannel(
  deps: BotDeps,
  { person, channel }: Turn,
  { areas: chosenAreas, etag }: ActionOf<'channel.save'>,
): Promise<Reply> {
  const { publicUrl } = deps;
  if (!channel) return append(noChannelHere(publicUrl));
  const { place, ...which } = channel;
  const chosen = await chooseAreas(deps, {
    principal: person,
    channel: which,
    areas: ticked(chosenAreas),
    etag,
  });
  const areas = await openAreas(deps);
  if (!chosen.ok) {
    const stored = await deps.channels.get(channel.id);
    return forEverybody(
      channelForm({
        channel: stored?.value ?? null,
        etag: stored?.etag ?? null,
        areas,
        note: chosen.failure.message,
        publicUrl,
      }),
    );
  }
  await deps.chatPlaces.put(place);
  return forEverybody(channelSaved(chosen.value, areas, publicUrl));
}
