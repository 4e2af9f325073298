/** What a configuration page asked to save (teams-js, `pages.InstanceConfig`), judged as Teams judges it. */
import { z } from 'zod';
import type { TabSettings } from '../../channels.ts';

const configSchema = z.object({
  entityId: z.string().min(1),
  contentUrl: z.string(),
  websiteUrl: z.string().optional(),
  suggestedDisplayName: z.string().optional(),
});

/** @returns the settings, or why a tab cannot be made of them. `name` stands for one that the page does not suggest. */
export function settingsOf(config: unknown, name: string): { settings: TabSettings } | { refusal: string } {
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) return { refusal: 'entityId and contentUrl are needed.' };
  const { entityId, contentUrl, websiteUrl, suggestedDisplayName } = parsed.data;
  const content = URL.parse(contentUrl);
  if (content?.origin !== location.origin)
    return { refusal: 'The address of the content is not among the domains of the app (validDomains).' };
  const website = URL.parse(websiteUrl ?? '');
  return {
    settings: {
      entityId,
      name: suggestedDisplayName?.trim() || name,
      contentPath: content.pathname + content.search + content.hash,
      websitePath: website?.origin === location.origin ? website.pathname + website.search : null,
    },
  };
}
