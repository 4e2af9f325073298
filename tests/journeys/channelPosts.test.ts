/** What a channel gets on a school day: an update is posted, put right and withdrawn, and the channel shows it each time. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { updateReplySchema } from '#core/contract/areas.ts';
import { launchChromium } from '../../tabs/testing/chromium.ts';
import { updateDetails } from '../builders/anUpdate.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { eventually } from './harness/eventually.ts';
import { schoolMorning } from './harness/schoolMorning.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { openTeams } from './harness/teamsWindow.ts';

jest.setTimeout(240_000);

const head = personNamed('Head teacher');
const writer = personNamed('Council editor');
const approver = personNamed('Approver');
const headline = 'Nine schools opened their doors';

let stack: Stack;
let browser: Browser;
/** Microsoft's Agents Playground with its list of channels, which the window leaves out. */
let playground: Page;
let errors: string[];

beforeAll(async () => {
  browser = await launchChromium();
  stack = await startStack({ args: ['--at', schoolMorning()] });
  const teams = await openTeams(browser, stack, head);
  await teams.go('Chat');
  playground = await teams.page.context().newPage();
  errors = teams.errors;
  playground.on('pageerror', ({ message }) => errors.push(message));
  const framed = teams.page.locator('iframe[title^="Chat with"]');
  const address = new URL((await framed.getAttribute('src')) ?? '', teams.page.url());
  // Every window on it installs the app anew; one is enough.
  await teams.page.close();
  await playground.goto(address.origin);
  await playground.getByText('KS2 Challenge', { exact: true }).first().click();
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** Runs a timer of the service now, as administrators of Azure's host can. */
const tick = async (timer: string): Promise<void> => {
  const host = new URL(stack.url);
  host.port = String(Number(host.port) + 2);
  const reply = await fetch(new URL(`/admin/functions/${timer}`, host), { method: 'POST' });
  expect(reply.status).toBe(202);
};

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const step = async (who: typeof head, path: string, body: object, method = 'POST') => {
  const reply = await apiAs(stack, who)(path, { ...json(body), method });
  expect({ path, status: reply.status, body: reply.status < 300 ? null : reply.body }).toMatchObject({
    body: null,
  });
  return updateReplySchema.parse(reply.body).update;
};

const cards = () => playground.locator('.ac-adaptiveCard');
const posts = () => cards().filter({ hasText: headline });

test('somebody chooses what the channel gets, in front of everybody', async () => {
  await cards().getByRole('button', { name: 'Choose what comes' }).click();
  const form = cards().filter({ hasText: 'What this channel gets' });
  await form.getByRole('checkbox', { name: 'Norfolk KS2 Challenge' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await cards().getByText('Last chosen by Head teacher', { exact: false }).waitFor();
});

test('an update comes out: the channel gets it once', async () => {
  const { id, etag } = await step(writer, '/updates', { area: 'ks2' });
  const details = updateDetails({ headline, urgency: null });
  const saved = await step(writer, `/updates/${id}`, { etag, details }, 'PUT');
  const waiting = await step(writer, `/updates/${id}/review`, { etag: saved.etag });
  await step(approver, `/updates/${id}/publish`, { etag: waiting.etag });
  // What came out in this very second is the next round's.
  await eventually(async () => {
    await tick('planPosts');
    expect(await posts().count()).toBe(1);
  });
  await tick('planPosts');
  expect(await posts().count()).toBe(1);
});

const current = async (): Promise<{ id: string; etag: string }> => {
  const found = await apiAs(stack, writer)(`/updates?area=ks2&words=doors`);
  const { updates } = z.object({ updates: z.array(z.object({ id: z.string() })) }).parse(found.body);
  const { body } = await apiAs(stack, writer)(`/updates/${updates[0]?.id}`);
  return updateReplySchema.parse(body).update;
};

test('it is put right: the post is replaced where it stands', async () => {
  const { id, etag } = await current();
  const details = updateDetails({ headline, next: 'The next visits are in **summer**.' });
  await step(approver, `/updates/${id}/correct`, { etag, details, reason: 'The visits are in summer.' });
  await tick('planPosts');
  await posts().first().getByText('Corrected', { exact: false }).first().waitFor();
  expect(await posts().count()).toBe(1);
});

test('it is withdrawn: the post says so and has no buttons any more', async () => {
  const { id, etag } = await current();
  await step(approver, `/updates/${id}/withdraw`, { etag, reason: 'It was out of date.' });
  await tick('planPosts');
  await eventually(async () => expect(await posts().first().textContent()).toContain('withdrawn'));
  expect(await posts().count()).toBe(1);
  expect(await posts().first().getByRole('button').count()).toBe(0);
  expect(errors).toEqual([]);
});
