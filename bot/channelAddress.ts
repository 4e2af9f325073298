/** The channel of a team that something is said in, as Teams names it. */
import { channelKey } from '#core/channels/channel.ts';
import { type InboundActivity, tenantOf } from './activity.ts';
import type { BotDeps, ChannelAddress } from './turn.ts';

/** A thread has the id of its channel with that of its first message behind it. */
const withoutThread = (conversation: string): string => conversation.replace(/;messageid=.*$/, '');

/** Null in personal and group chats. */
export const channelOf = (activity: InboundActivity): ChannelAddress | null => {
  const { conversation, channelData, serviceUrl, recipient } = activity;
  if (conversation.conversationType !== 'channel') return null;
  const id = withoutThread(conversation.id);
  const tenantId = tenantOf(activity);
  return {
    id,
    team: channelData?.team?.id ?? null,
    tenantId,
    place: {
      person: channelKey(id),
      email: '',
      tenantId,
      serviceUrl,
      conversationId: id,
      botId: recipient.id,
      closed: null,
    },
  };
};

/** The app was taken out of a team, or a channel deleted: nothing is posted there any more. */
export const forgetChannels = async (
  { channels, chatPlaces }: Pick<BotDeps, 'channels' | 'chatPlaces'>,
  activity: InboundActivity,
): Promise<void> => {
  const team = activity.channelData?.team?.id;
  const deleted = activity.channelData?.eventType === 'channelDeleted' && activity.channelData.channel?.id;
  if (!team) return;
  const gone = (await channels.list()).filter(
    (channel) =>
      channel.team === team &&
      channel.tenantId === tenantOf(activity) &&
      (!deleted || channel.id === deleted),
  );
  for (const { id } of gone) {
    await channels.remove(id);
    await chatPlaces.remove(channelKey(id));
  }
};
