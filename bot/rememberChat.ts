/**
 * Where a person's chat is, remembered as the channel says it, so that they can be written to later. Whoever speaks or
 * installs the app can be reached again, whatever was in the way.
 */
import type { ChatPlace, ChatPlaceStore } from '#core/delivery/chat.ts';
import { memberKey, type Principal } from '#core/people/person.ts';
import { type InboundActivity, settingOf, tenantOf } from './activity.ts';

const isSame = (a: ChatPlace, b: ChatPlace): boolean =>
  a.email === b.email &&
  a.serviceUrl === b.serviceUrl &&
  a.conversationId === b.conversationId &&
  a.botId === b.botId &&
  a.closed === b.closed;

/** Only personal chats: nobody is written to unasked in front of others. */
export async function rememberChat(
  chatPlaces: ChatPlaceStore,
  activity: InboundActivity,
  { key, email, tenantId }: Principal,
): Promise<void> {
  if (settingOf(activity) !== 'personal') return;
  const place: ChatPlace = {
    person: key,
    email,
    tenantId,
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    botId: activity.recipient.id,
    closed: null,
  };
  const known = await chatPlaces.of(key);
  // The directory may not have answered this time.
  const kept = { ...place, email: email || (known?.email ?? '') };
  if (!known || !isSame(known, kept)) await chatPlaces.put(kept);
}

/** The app was removed: nothing is sent until they install it again, and reports can say why. */
export async function forgetChat(chatPlaces: ChatPlaceStore, activity: InboundActivity): Promise<void> {
  const objectId = activity.from.aadObjectId;
  if (objectId && settingOf(activity) === 'personal')
    await chatPlaces.close(memberKey(tenantOf(activity), objectId), 'notInRoster');
}
