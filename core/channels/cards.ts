/** How posts look; the conversation knows. */
import type { ChatMessage } from '../delivery/chat.ts';
import type { Update } from '../updates/update.ts';

export type ShownUpdate = { update: Update; areaName: string };

export type ChannelCards<M extends ChatMessage = ChatMessage> = {
  post(updates: readonly ShownUpdate[], publicUrl: string): M;
};
