/** The tabs that people have put into channels, in one file, so that everybody sees them and a second start finds them. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { team } from './team.ts';

/** What a configuration page says of its tab (teams-js, `pages.InstanceConfig`), addresses without their origin. */
export const tabSettingsSchema = z.object({
  entityId: z.string().min(1).max(64),
  name: z.string().min(1).max(128),
  contentPath: z.string().startsWith('/tabs/').max(2048),
  websitePath: z.string().startsWith('/').max(2048).nullable(),
});
export type TabSettings = z.infer<typeof tabSettingsSchema>;

const keptSchema = tabSettingsSchema.extend({ id: z.uuid(), channelId: z.string() });
export type ChannelTab = z.infer<typeof keptSchema>;

export type ChannelTabs = {
  all(): readonly ChannelTab[];
  /** @returns null when the team has no such channel */
  add(channelId: string, settings: TabSettings): ChannelTab | null;
  /** @returns null when there is no such tab */
  change(id: string, settings: TabSettings): ChannelTab | null;
  remove(id: string): boolean;
};

/**
 * @param file null keeps them in memory only
 * @throws when the file holds something else
 */
export function openChannelTabs(file: string | null): ChannelTabs {
  const kept = file !== null && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  let tabs: readonly ChannelTab[] = z.array(keptSchema).parse(kept);
  const keep = (next: readonly ChannelTab[]) => {
    tabs = next;
    if (file === null) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tabs, null, 2));
  };
  return {
    all: () => tabs,
    add(channelId, settings) {
      if (!team.channels.some(({ id }) => id === channelId)) return null;
      const tab = { ...settings, id: randomUUID(), channelId };
      keep([...tabs, tab]);
      return tab;
    },
    change(id, settings) {
      const known = tabs.find((tab) => tab.id === id);
      if (!known) return null;
      const changed = { ...known, ...settings };
      keep(tabs.map((tab) => (tab === known ? changed : tab)));
      return changed;
    },
    remove(id) {
      const others = tabs.filter((tab) => tab.id !== id);
      if (others.length === tabs.length) return false;
      keep(others);
      return true;
    },
  };
}
