/** The Playgrounds, with the real one where it is what matters. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { launchChromium } from '../../../../tabs/testing/chromium.ts';
import { people } from '../../../people.ts';
import { activitySchema } from '../../connector/completeActivity.ts';
import { playgroundConfig } from './playgroundConfig.ts';
import { createPlaygrounds, type PlaygroundOptions, type Playgrounds } from './playgrounds.ts';

const [editor, head] = [people[0]!, people[1]!];

let playgrounds: Playgrounds | null = null;
afterEach(async () => {
  await playgrounds?.close();
  playgrounds = null;
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const create = (over: Partial<PlaygroundOptions> = {}): Playgrounds => {
  playgrounds = createPlaygrounds({
    firstPort: 0,
    state: mkdtempSync(join(tmpdir(), 'playgrounds-')),
    connectorUrl: (objectId) => `http://localhost:1/connector/${objectId}`,
    ...over,
  });
  return playgrounds;
};

describe('a person’s Playground', () => {
  test('starts once, answers on this machine only, and ends with its starter', async () => {
    const firstPort = await freePort();
    const started = create({ firstPort });
    const [first, second] = await Promise.all([started.open(editor), started.open(editor)]);
    expect(first).toEqual({ url: `http://localhost:${firstPort}/` });
    expect(second).toBe(first);
    const page = await fetch(`http://127.0.0.1:${firstPort}/`);
    expect(await page.text()).toContain('Microsoft 365 Agents Playground');
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((network) => network && !network.internal && network.family === 'IPv4');
    if (outside) await expect(fetch(`http://${outside.address}:${firstPort}/`)).rejects.toThrow();
    await started.close();
    await expect(fetch(`http://127.0.0.1:${firstPort}/`)).rejects.toThrow();
  }, 60_000);

  test('shows the chat alone in the window, and all its tools by itself', async () => {
    const firstPort = await freePort();
    await create({ firstPort }).open(editor);
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    await page.route(/^https:/, (route) => route.abort());
    await page.goto(`http://localhost:${firstPort}/?framed`);
    await page.getByText('Type a message').first().waitFor();
    expect(await page.getByText('Log Panel').isVisible()).toBe(false);
    expect(await page.getByText('Mock an Activity').isVisible()).toBe(false);
    await page.goto(`http://localhost:${firstPort}/`);
    await page.getByText('Log Panel').waitFor();
    await browser.close();
  }, 60_000);

  test('takes no words before it knows its chat, and sends what is typed then', async () => {
    const known = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<unknown>();
    // The Playground does not learn its settings before the bot answers its knock.
    const connector = http.createServer(async (request, response) => {
      if (request.method === 'HEAD') await known.promise;
      else {
        const activity = activitySchema.parse(JSON.parse(await text(request)));
        if (activity.type === 'message') heard.resolve(activity);
      }
      response.end();
    });
    await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
    const { port } = connector.address() as AddressInfo;
    const firstPort = await freePort();
    await create({ firstPort, connectorUrl: () => `http://127.0.0.1:${port}` }).open(editor);
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.route(/^https:/, (route) => route.abort());
    await page.goto(`http://localhost:${firstPort}/?framed`);
    const box = page.locator('[contenteditable=true]').first();
    await box.focus();
    await page.keyboard.type('too early');
    expect(await box.textContent()).toBe('');
    known.resolve();
    await box.click();
    await page.keyboard.type('help');
    await page.keyboard.press('Enter');
    expect(await heard.promise).toMatchObject({
      text: 'help',
      conversation: { id: playgroundConfig(editor).personalChat.id },
    });
    await browser.close();
    connector.close();
  }, 60_000);

  test('that cannot have its port says which and what to do', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) =>
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port)),
    );
    const opened = await create({ firstPort: port }).open(editor);
    expect(opened).toEqual({
      reason: expect.stringContaining(`needs port ${port}, which another program holds`),
    });
    await new Promise((resolve) => holder.close(resolve));
  });

  test('that is not installed says so', async () => {
    const opened = await create({ command: null }).open(editor);
    expect(opened).toEqual({ reason: expect.stringContaining('Run npm install') });
  });

  test('that does not start says where its log is, and is tried again the next time', async () => {
    const firstPort = await freePort();
    const broken = create({ firstPort, command: '/nowhere/cli.js' });
    expect(await broken.open(editor)).toEqual({ reason: expect.stringContaining('did not start') });
    expect(await broken.open(editor)).toEqual({ reason: expect.stringContaining('did not start') });
  }, 60_000);

  test('has an address of its own', () => {
    const all = create({ firstPort: 5320 });
    expect(all.urlOf(editor.objectId)?.href).toBe('http://localhost:5320/');
    expect(all.urlOf(head.objectId)?.href).toBe('http://localhost:5321/');
    expect(all.urlOf('nobody')).toBeNull();
  });
});

describe('the settings of a Playground', () => {
  test('have the same people as everywhere else, and a conversation of one’s own', () => {
    const [mine, theirs] = [playgroundConfig(editor), playgroundConfig(head)];
    expect(mine.currentUser).toMatchObject({ name: editor.displayName, aadObjectId: editor.objectId });
    expect(mine.users.map(({ aadObjectId }) => aadObjectId)).not.toContain(editor.objectId);
    expect(mine.personalChat.id).not.toBe(theirs.personalChat.id);
  });

  test('are valid against Microsoft’s schema', () => {
    const file = '../shared/contracts/teamsapp-yml/m365agentsplayground.config.schema.0.1.1.json';
    if (!existsSync(file)) {
      console.log('not checked: contracts absent');
      return;
    }
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')));
    for (const person of people) {
      validate(playgroundConfig(person));
      expect(validate.errors).toBeNull();
    }
  });
});
