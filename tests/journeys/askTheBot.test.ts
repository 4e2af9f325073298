/** Asking the bot: areas and preferences in the real chat, a channel that chooses, and sharing beside the message box. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { preferencesReplySchema } from '#core/contract/digests.ts';
import { botAccount, channelUserId } from '../../local/microsoft365/connector/channelIds.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { eventually } from './harness/eventually.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams, type TeamsWindow } from './harness/teamsWindow.ts';

jest.setTimeout(180_000);

const head = personNamed('Head teacher');
let stack: Stack;
let browser: Browser;
let teams: TeamsWindow;

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: [] });
  teams = await openTeams(browser, stack, head);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** What Teams' channel hands to the bot for the head teacher, signed on its way, and the bot's answer. */
const hand = async (activity: Record<string, unknown>): Promise<string> => {
  const reply = await fetch(`${stack.url}/connector/${head.objectId}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      id: `a${Math.random()}`,
      from: { id: channelUserId(head.objectId) },
      recipient: botAccount,
      conversation: { id: '19:two@unq.gbl.spaces' },
      ...activity,
    }),
  });
  expect(reply.status).toBe(200);
  return reply.text();
};

describe('in the chat', () => {
  test('areas are listed and followed by their button', async () => {
    await teams.go('Chat');
    await teams.say('what are the priority areas');
    const areas = teams.card('Priority areas');
    await areas
      .getByRole('button', { name: /^Follow/ })
      .first()
      .click();
    await teams.card('You follow').getByText('You follow this.').first().waitFor();
    await teams
      .card('You follow')
      .getByRole('button', { name: /^Unfollow/ })
      .waitFor();
  });

  test('updates are found, and one of them shown', async () => {
    await teams.say('updates');
    await teams.card('newest').getByRole('button', { name: /^Show/ }).first().click();
    await teams.card('What has happened').getByText('What comes next').waitFor();
  });

  test('preferences are a form that is saved, and hold for the pages too', async () => {
    await teams.say('preferences');
    const form = teams.card('How often would you like');
    await form.getByRole('radio', { name: 'Once a month' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await teams.card('Your preferences are saved').getByText('Once a month').waitFor();
    await eventually(async () => {
      const { body } = await apiAs(stack, head)('/me/preferences');
      expect(preferencesReplySchema.parse(body).preferences.rhythm).toBe('monthly');
    });
  });

  test('a digest answers, and a break begins', async () => {
    await teams.say('digest');
    await teams.card('digest').waitFor();
    await teams.say('pause until 4 January');
    await teams.card('Nothing unasked from us').getByText('Break until').waitFor();
    expect(teams.errors).toEqual([]);
  });
});

describe('in a channel', () => {
  const inChannel = {
    conversation: { id: '19:general@thread.tacv2;messageid=1', conversationType: 'channel' },
    channelData: { team: { id: '19:team@thread.tacv2' } },
    name: 'adaptiveCard/action',
  };
  const save = (etag: string | null, areas: string) =>
    hand({
      ...inChannel,
      value: { action: { type: 'Action.Execute', verb: 'channel.save', data: { etag, areas } } },
    });

  test('areas are chosen once, and a choice over somebody else’s comes back as the form', async () => {
    expect(await save(null, 'ks2')).toContain('Last chosen by Head teacher');
    const late = await save(null, '');
    expect(late).toContain('Somebody else chose meanwhile');
    expect(late).toContain('"value":"ks2"');
  });
});

describe('beside the message box', () => {
  test('a search finds updates and events to share', async () => {
    const search = (commandId: string, value: string) =>
      hand({ name: 'composeExtension/query', value: { commandId, parameters: [{ name: 'words', value }] } });
    expect(await search('updates', 'ks2')).toContain('/go/u/');
    expect(await search('events', '')).toContain('/go/e/');
    expect(await search('events', 'dinosaurs')).toContain('Nothing found');
  });

  test('a link of ours shows what is behind it', async () => {
    const link = (name: string, path: string) =>
      hand({ name: `composeExtension/${name}`, value: { url: `${stack.settings.PUBLIC_URL}${path}` } });
    expect(await link('queryLink', '/go/a/ks2')).toContain('Priority area');
    expect(await link('anonymousQueryLink', '/go/a/ks2')).not.toContain('/go/u/');
    expect(await link('queryLink', '/go/a/dinosaurs')).toContain('"attachments":[]');
  });
});
