/** `channel settings`: which areas' updates are posted to the channel in which it is asked. */
import { openAreas } from '../areas.ts';
import { channelForm, noChannelHere } from '../cards/channelCards.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

export async function channelSettings(
  deps: BotDeps,
  { channel }: Turn,
  { note }: { note: string | null },
): Promise<Reply> {
  const { publicUrl } = deps;
  if (!channel) return append(noChannelHere(publicUrl));
  const [stored, areas] = await Promise.all([deps.channels.get(channel.id), openAreas(deps)]);
  const etag = stored?.etag ?? null;
  return append(channelForm({ channel: stored?.value ?? null, etag, areas, note, publicUrl }));
}
