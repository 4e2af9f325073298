/** The app as the window shows it, read from the Teams package's own manifest. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export type AppTab = {
  entityId: string;
  name: string;
  /** Path on our own origin. */
  contentPath: string;
};

export type AppManifest = {
  name: string;
  tabs: AppTab[];
  /** Path of the page that asks what a channel's tab is to show; null where the app has no tab for channels. */
  configurationPath: string | null;
};

const manifestSchema = z.object({
  name: z.object({ short: z.string() }),
  staticTabs: z.array(
    z.object({ entityId: z.string(), name: z.string().optional(), contentUrl: z.string().optional() }),
  ),
  configurableTabs: z.array(z.object({ configurationUrl: z.string() })).default([]),
});

const withoutManifest: AppManifest = {
  name: 'Norfolk Learning Collaborative',
  tabs: [{ entityId: 'events', name: 'Events', contentPath: '/tabs/#/events' }],
  configurationPath: null,
};

const folder = fileURLToPath(new URL('../../../appPackage/', import.meta.url));
const files = ['manifest.json', 'manifest.template.json'].map((name) => `${folder}${name}`);

/** What follows the host in `https://${{TAB_DOMAIN}}/tabs/#/events` or `${{PUBLIC_URL}}/tabs/#/events`. */
const pathOf = (contentUrl: string): string | null => {
  const path = /^(?:https?:\/\/[^/]+|\$?\{\{[^}]+\}\})(\/.*)$/.exec(contentUrl)?.[1];
  return path?.startsWith('/tabs/') ? path : null;
};

/**
 * The tabs of the manifest or its template, placeholders unresolved in what is not shown. Teams' own entries
 * (`conversations`, `about`) have no page and are left out.
 * @throws when the manifest is there but is no manifest
 */
export function readAppManifest(file = files.find((path) => existsSync(path))): AppManifest {
  if (file === undefined) return withoutManifest;
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tabs = manifest.staticTabs.flatMap(({ entityId, name = entityId, contentUrl = '' }) => {
    const contentPath = pathOf(contentUrl);
    return contentPath === null ? [] : [{ entityId, name, contentPath }];
  });
  return {
    name: manifest.name.short.replace(/\$\{\{[^}]+\}\}/g, '').trim(),
    tabs,
    configurationPath: pathOf(manifest.configurableTabs[0]?.configurationUrl ?? ''),
  };
}
