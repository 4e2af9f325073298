// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of Teams' manifest templates.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readAppManifest } from './appManifest.ts';

const manifestWith = (staticTabs: unknown[], short = 'Norfolk Learning', more: object = {}) => {
  const file = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.json');
  writeFileSync(file, JSON.stringify({ name: { short }, staticTabs, ...more }));
  return file;
};

describe('the tabs of the window', () => {
  test.each([
    'https://app.norfolk.example/tabs/#/events',
    'https://${{TAB_DOMAIN}}/tabs/#/events',
    '${{PUBLIC_URL}}/tabs/#/events',
    '{{PUBLIC_URL}}/tabs/#/events',
  ])('come from the manifest, whatever host it names: %s', (contentUrl) => {
    const { tabs } = readAppManifest(manifestWith([{ entityId: 'events', name: 'Events', contentUrl }]));
    expect(tabs).toEqual([{ entityId: 'events', name: 'Events', contentPath: '/tabs/#/events' }]);
  });

  test('leave out what Teams itself draws, and pages that are not ours', () => {
    const { tabs } = readAppManifest(
      manifestWith([
        { entityId: 'conversations' },
        { entityId: 'about' },
        { entityId: 'events', contentUrl: 'https://elsewhere.example/other' },
      ]),
    );
    expect(tabs).toEqual([]);
  });

  test('the name of the app stands without its placeholder', () => {
    expect(readAppManifest(manifestWith([], 'Norfolk Learning${{SUFFIX}}')).name).toBe('Norfolk Learning');
  });

  test('a channel’s tab has the page that configures it; an app without one has none', () => {
    const configurableTabs = [{ configurationUrl: '${{PUBLIC_URL}}/tabs/configure' }];
    const file = manifestWith([], 'Norfolk Learning', { configurableTabs });
    expect(readAppManifest(file).configurationPath).toBe('/tabs/configure');
    expect(readAppManifest(manifestWith([])).configurationPath).toBeNull();
  });

  test('a file that is no manifest is an error', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.json');
    writeFileSync(file, '{}');
    expect(() => readAppManifest(file)).toThrow();
  });
});
