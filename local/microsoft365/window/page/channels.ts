/** The team of the window: its channels and the tabs that people have put into them, as the window's server keeps them. */
import { z } from 'zod';

const channelSchema = z.object({ id: z.string(), name: z.string() });
export type Channel = z.infer<typeof channelSchema>;

const teamSchema = z.object({
  id: z.string(),
  name: z.string(),
  groupId: z.string(),
  channels: z.array(channelSchema),
});
export type Team = z.infer<typeof teamSchema>;

const settingsSchema = z.object({
  entityId: z.string(),
  name: z.string(),
  contentPath: z.string(),
  websitePath: z.string().nullable(),
});
/** What a channel's tab shows. */
export type TabSettings = z.infer<typeof settingsSchema>;

const tabSchema = settingsSchema.extend({ id: z.string(), channelId: z.string() });
export type ChannelTab = z.infer<typeof tabSchema>;

const channelsSchema = z.object({ team: teamSchema, tabs: z.array(tabSchema) });
export type Channels = z.infer<typeof channelsSchema>;

const refused = z.object({ error: z.object({ message: z.string() }) });

/** @throws Error with the server's own sentence */
const ask = async (path: string, method = 'GET', body?: TabSettings): Promise<unknown> => {
  const reply = await fetch(`/window/channels${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const content: unknown = reply.status === 204 ? null : await reply.json();
  if (reply.ok) return content;
  const refusal = refused.safeParse(content);
  throw new Error(refusal.success ? refusal.data.error.message : `The window answered ${reply.status}.`);
};

export const readChannels = async (): Promise<Channels> => channelsSchema.parse(await ask(''));

export const addTab = async (channel: Channel, settings: TabSettings): Promise<ChannelTab> =>
  tabSchema.parse(await ask(`/${encodeURIComponent(channel.id)}/tabs`, 'POST', settings));

export const changeTab = async ({ id }: ChannelTab, settings: TabSettings): Promise<ChannelTab> =>
  tabSchema.parse(await ask(`/tabs/${id}`, 'PUT', settings));

export const removeTab = async ({ id }: ChannelTab): Promise<void> => {
  await ask(`/tabs/${id}`, 'DELETE');
};
