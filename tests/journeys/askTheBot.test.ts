/** Asking the bot: areas and preferences in the real chat, a channel that chooses, and sharing beside the message box. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { createStorage } from '#adapters/storage/createStorage.ts';
import { systemClock } from '#core/clock.ts';
import { updateReplySchema, updatesReplySchema } from '#core/contract/areas.ts';
import { preferencesReplySchema } from '#core/contract/digests.ts';
import { instantOf } from '#core/time/zones.ts';
import { updateDetailsSchema } from '#core/updates/update.ts';
import { botAccount, channelUserId } from '../../local/microsoft365/connector/channelIds.ts';
import { playgroundConfig } from '../../local/microsoft365/window/chat/playgroundConfig.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { aPost } from '../builders/aChannel.ts';
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
  test('the welcome asks what somebody would like to hear about, and becomes what they chose', async () => {
    await teams.go('Chat');
    const welcome = teams.card('Welcome to the Norfolk Learning Collaborative');
    await welcome.getByRole('checkbox', { name: 'Leadership' }).click();
    await welcome.getByRole('checkbox', { name: 'Primary' }).click();
    await welcome.getByRole('button', { name: 'Save' }).click();
    await teams.card('You are set up').getByText('Leadership', { exact: true }).waitFor();
    const { body } = await apiAs(stack, head)('/me/preferences');
    expect(preferencesReplySchema.parse(body).preferences).toMatchObject({
      phases: ['primary'],
      rhythm: 'weekly',
    });
    expect(await teams.chat.locator('.ac-adaptiveCard').count()).toBe(1);
  });

  test('areas are listed and followed by their button', async () => {
    await teams.say('what are the priority areas');
    const areas = teams.card('Priority areas');
    await areas.getByTitle('Follow Norfolk KS2 Challenge', { exact: true }).click();
    await teams.card('You follow').getByTitle('Unfollow Norfolk KS2 Challenge', { exact: true }).waitFor();
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

  test.each([
    ['hlep', 'I read that as ‘help’.'],
    ['udpates leadrship', 'I read that as ‘updates’.'],
    ['updates dinosaurs', 'There are no updates for ‘dinosaurs’ yet.'],
    ['folow dinosaurs', 'I know no area for ‘dinosaurs’. Choose one.'],
    ['quiet until yesterday', 'is past. A break ends on a day after today.'],
    ['quiet until 31 February', 'I do not know which day ‘31 february’ is.'],
    ['quiet until 4 January 2040', 'A break ends by'],
    ['resume', 'You are not on a break'],
    ['evnts dinosaurs', 'There are no events for ‘dinosaurs’.'],
    ['bokk dinosaurs', 'I found no coming event for ‘dinosaurs’.'],
    ['cancle dinosaurs', 'There is nothing to give up for ‘dinosaurs’.'],
    ['chanel settings', 'Ask me this in a channel'],
    ['sync', 'This chat does not tell me your role.'],
    ['xyzzy', 'I found nothing for ‘xyzzy’. Try one of these.'],
    ['thanks', 'You are welcome'],
  ])('“%s” is answered with what is wrong, or how it was read', async (typed, answer) => {
    await teams.say(typed);
    await teams.card(answer).waitFor();
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
  const { team } = playgroundConfig(head);
  const channel = team.channels[0]?.id ?? '';
  const inChannel = {
    conversation: { id: `${channel};messageid=1`, conversationType: 'channel' },
    channelData: { team: { id: team.id } },
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

  test('a post is sent to the channel once, and replaced when its update is put right', async () => {
    const { STORAGE_CONNECTION_STRING: connectionString = '', LINK_SECRET: linkSecret = '' } = stack.settings;
    const storage = await createStorage({ connectionString, linkSecret, clock: systemClock });
    const editor = apiAs(stack, personNamed('Council editor'));
    const { body } = await editor('/updates?area=ks2');
    const [first] = updatesReplySchema.parse(body).updates;
    const { update } = updateReplySchema.parse((await editor(`/updates/${first?.id}`)).body);
    const version = (await storage.updates.get(update.id))?.value.version ?? 0;
    const now = instantOf(systemClock.now());
    const day = now.slice(0, 10);
    // As the timer writes it down, which it does on school days only.
    await storage.channels.putPost(
      aPost({ channel, day, notBefore: now, updates: [{ id: update.id, version }] }),
      null,
    );
    const post = async () => (await storage.channels.post(channel, day))?.value;
    const wake = () => storage.wakeDeliveries([{ kind: 'post', channel, day }], 0);
    await wake();
    await eventually(async () => expect(await post()).toMatchObject({ state: 'sent', why: null }));
    const sent = await post();
    expect(sent?.activityId).toBeTruthy();

    const details = { ...updateDetailsSchema.parse(update), next: 'There is more to come in spring.' };
    const corrected = await editor(`/updates/${update.id}/correct`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ etag: update.etag, details, reason: 'The next step was missing.' }),
    });
    expect(corrected.status).toBe(200);
    await wake();
    await eventually(async () =>
      expect(await post()).toMatchObject({
        state: 'sent',
        activityId: sent?.activityId,
        updates: [{ id: update.id, version: version + 1 }],
      }),
    );
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
