/** The package is one that Teams takes, for each environment. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import Ajv from 'ajv-draft-04';
import { understand } from '../bot/understand.ts';
import { readEnvironment } from '../tools/package/environment.ts';
import { appVersion, fillTemplate, MissingValues } from '../tools/package/manifest.ts';

const schemaFile = '../shared/contracts/teams-manifest/v1.30.schema.json';
const template = readFileSync('appPackage/manifest.template.json', 'utf8');
const values = { ...readEnvironment('.', 'local'), APP_VERSION: '0.1.0' };
const manifest = JSON.parse(fillTemplate(template, values));

describe('the Teams manifest', () => {
  test('is valid against Microsoft’s schema', () => {
    if (!existsSync(schemaFile)) return console.log('not checked: contracts absent');
    const { $schema: _draft, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
    const validate = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, logger: false }).compile(
      schema,
    );
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('lets Teams ask for tokens of our own app, for pages of our own domain', () => {
    const { PUBLIC_HOST, CLIENT_ID } = values as Record<string, string>;
    expect(manifest.webApplicationInfo).toEqual({
      id: CLIENT_ID,
      resource: `api://${PUBLIC_HOST}/${CLIENT_ID}`,
    });
    expect(manifest.validDomains).toEqual([PUBLIC_HOST]);
    for (const { contentUrl } of manifest.staticTabs.filter((tab: { contentUrl?: string }) => tab.contentUrl))
      expect(new URL(contentUrl).host).toBe(PUBLIC_HOST);
  });

  test('names pages that are there: help, privacy and terms of use', () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
    const topics = readFileSync('tabs/features/help/topics.tsx', 'utf8');
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) {
      expect(new URL(url).pathname).toMatch(/^\/tabs\/help(\/|$)/);
      expect(topics).toContain(`\n  ${new URL(url).pathname.split('/').at(-1)}: {`);
    }
  });

  test('has icons of the sizes Teams asks for', () => {
    const sizeOf = (file: string): [number, number] => {
      const png = readFileSync(`appPackage/${file}`);
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      return [png.readUInt32BE(16), png.readUInt32BE(20)];
    };
    expect(sizeOf(manifest.icons.color)).toEqual([192, 192]);
    expect(sizeOf(manifest.icons.outline)).toEqual([32, 32]);
  });

  test('names every value that an environment still lacks', () => {
    expect(() => fillTemplate(template, { APP_NAME_SUFFIX: '', CLIENT_ID: '' })).toThrow(MissingValues);
    expect(() => fillTemplate(template, { APP_NAME_SUFFIX: '' })).toThrow(
      /APP_VERSION, TEAMS_APP_ID, PUBLIC_URL, CLIENT_ID, PUBLIC_HOST/,
    );
  });

  test('offers commands that the bot understands as they stand', () => {
    const titles = manifest.bots[0].commandLists.flatMap(({ commands }: { commands: { title: string }[] }) =>
      commands.map(({ title }) => title),
    );
    for (const title of titles)
      expect({ title, ...understand(title) }).toMatchObject({
        title,
        kind: 'command',
        readAs: null,
        words: '',
      });
  });

  test('has a version of three numbers', () => {
    expect(appVersion('1.2.3-rc.1')).toBe('1.2.3');
  });
});
