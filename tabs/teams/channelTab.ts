import { pages } from '@microsoft/teams-js';

/** What a channel's tab is to show. `address` begins with `/tabs/`, `website` is where the same is outside Teams. */
export type ChannelTab = { entityId: string; name: string; address: string; website: string };

/**
 * Tells Teams what the tab would be when somebody presses its Save button; null while nothing is chosen, which keeps the
 * button disabled.
 */
export function offerChannelTab(tab: ChannelTab | null): void {
  if (tab !== null)
    pages.config.registerOnSaveHandler((saving) => {
      pages.config
        .setConfig({
          entityId: tab.entityId,
          suggestedDisplayName: tab.name,
          contentUrl: new URL(tab.address, location.origin).href,
          websiteUrl: new URL(tab.website, location.origin).href,
        })
        .then(() => saving.notifySuccess())
        .catch((error: unknown) => saving.notifyFailure(String(error)));
    });
  pages.config.setValidityState(tab !== null);
}

/** What the tab that is being changed shows now: its `entityId` and name. Null for a tab that is being added. */
export async function savedChannelTab(): Promise<Pick<ChannelTab, 'entityId' | 'name'> | null> {
  const { entityId = '', suggestedDisplayName = '' } = await pages.getConfig();
  return entityId === '' ? null : { entityId, name: suggestedDisplayName };
}
