/** The doctor at the bedside of a tenant that is ill in one way at a time (here the local Microsoft 365, made so). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { provisionSite } from '#adapters/graph/provision.ts';
import { createListFinder } from '#adapters/graph/site.ts';
import { createNotifier } from '#adapters/graph/subscriptions.ts';
import { systemClock } from '#core/clock.ts';
import { type Config, readConfig } from '#functions/config.ts';
import { appId, mailbox, tenantId } from '../../../local/people.ts';
import {
  type OpenedMicrosoft365,
  openLocalMicrosoft365,
  site,
} from '../../../tests/contracts/localMicrosoft365.ts';
import { examineTenant } from './examineTenant.ts';

let opened: OpenedMicrosoft365;
let service: Server;
let config: Config;
/** How the service's door for notifications behaves. */
let door: 'open' | 'shut' = 'open';

const machine = { fetch, now: () => new Date() };

const prepared = {
  applicationRoles: ['Sites.Selected', 'Sites.ReadWrite.All', 'Calendars.ReadWrite', 'Mail.Send'],
  secretExpired: false,
  mailboxPermissions: [],
  mailboxes: [],
  onlyMailboxes: null,
  siteRole: 'manage' as const,
};
const consent = (changes: Record<string, unknown>) =>
  opened.local.control.changeSettings({ consent: { ...prepared, ...changes } });

const examine = (overrides: Partial<Config> = {}, with_: Partial<typeof machine> = {}) =>
  examineTenant({ ...config, ...overrides }, { ...machine, ...with_ });
const brokenIn = async (...given: Parameters<typeof examine>) =>
  (await examine(...given)).filter(({ state }) => state === 'broken');

beforeAll(async () => {
  opened = await openLocalMicrosoft365();
  service = createServer((request, response) => {
    const token = new URL(request.url ?? '', 'http://x').searchParams.get('validationToken');
    response.statusCode = door === 'open' ? 200 : 401;
    response.setHeader('content-type', 'text/plain');
    response.end(door === 'open' ? (token ?? '') : 'sign in first');
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://localhost:${(service.address() as AddressInfo).port}`;
  config = readConfig({
    STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true',
    TENANT_ID: tenantId,
    CLIENT_ID: appId,
    CLIENT_SECRET: opened.local.clientSecret,
    LOGIN_URL: opened.local.url,
    GRAPH_URL: opened.local.url,
    SITE: site,
    ORGANISER_MAILBOX: mailbox,
    PUBLIC_URL: publicUrl,
    BOT_OPENID_METADATA_URL: `${opened.local.url}/v1/.well-known/openidconfiguration`,
    LINK_SECRET: 'x'.repeat(32),
  });
  await provisionSite(opened.graph, site);
  const find = createListFinder(opened.graph, site);
  const notifier = createNotifier(opened.graph, systemClock, {
    mailbox,
    findList: () => find('Events'),
    notificationUrl: `${publicUrl}/api/notifications`,
  });
  await notifier.subscribe('calendar', 'secret');
  await notifier.subscribe('list', 'secret');
  consent({});
}, 30_000);
afterEach(() => {
  door = 'open';
  consent({});
});
afterAll(async () => {
  service?.close();
  await opened?.close();
});

test('a tenant that is prepared has nothing wrong, and nothing is changed by looking', async () => {
  const before = opened.local.control.mails().length;
  const findings = await examine();
  expect(findings.filter(({ state }) => state === 'broken')).toEqual([]);
  expect(findings.map(({ check }) => check)).toEqual([
    'clock',
    'signIn',
    'consent',
    'scope',
    'site',
    'lists',
    'writing',
    'mailbox',
    'meetings',
    'calendar',
    'mail',
    'door',
    'subscriptions',
    'subscriptions',
    'bot',
    'channel',
    'teams',
  ]);
  expect(opened.local.control.mails().length).toBe(before);
});

test('grants on one site and one mailbox are enough, and then nothing reaches too far', async () => {
  consent({
    applicationRoles: ['Sites.Selected'],
    mailboxPermissions: ['Calendars.ReadWrite', 'Mail.Send'],
    mailboxes: [mailbox],
  });
  const findings = await examine();
  expect(findings.filter(({ state }) => state === 'broken')).toEqual([]);
  expect(findings.map(({ check }) => check)).not.toContain('scope');
});

describe('the sign-in', () => {
  test.each([
    ['its secret has expired', { secretExpired: true }, {}, '7000222', /New client secret/],
    ['its secret is another', {}, { clientSecret: 'another' }, '7000215', /New client secret/],
    [
      'the tenant does not know it',
      {},
      { clientId: '11111111-2222-4333-8444-555555555555' },
      '700016',
      /CLIENT_ID and TENANT_ID/,
    ],
    [
      'there is no such tenant',
      {},
      { tenantId: '11111111-2222-4333-8444-555555555555' },
      '90002',
      /CLIENT_ID and TENANT_ID/,
    ],
  ])('fails since %s: code, meaning, who, how', async (_, granted, settings, code, mend) => {
    consent(granted);
    const findings = await examine(settings);
    const [found] = findings.filter(({ check }) => check === 'signIn');
    expect(found).toMatchObject({ state: 'broken', what: expect.stringContaining(`AADSTS${code}`) });
    expect(found?.mend).toMatch(mend);
    expect(findings.map(({ check }) => check)).toContain('later');
    expect(JSON.stringify(findings)).not.toContain(config.clientSecret);
  });

  test('cannot be reached', async () => {
    const found = await brokenIn({ loginUrl: 'https://localhost:1' });
    expect(found[0]).toMatchObject({ check: 'signIn', what: expect.stringContaining('cannot be reached') });
  });

  test('of the bot alone fails where its registration is another tenant’s', async () => {
    const loginUrl = `${config.loginUrl}/11111111-2222-4333-8444-555555555555`;
    const [found, ...others] = await brokenIn({ bot: { ...config.bot, loginUrl } });
    expect(found).toMatchObject({
      check: 'bot',
      what: 'The bot cannot sign in: there is no such tenant (AADSTS90002)',
    });
    expect(others).toEqual([]);
  });
});

describe('permissions', () => {
  test('to sites that nobody consented to', async () => {
    consent({ applicationRoles: ['Calendars.ReadWrite', 'Mail.Send'] });
    const found = await brokenIn();
    expect(found.slice(0, 2)).toEqual([
      expect.objectContaining({
        check: 'consent',
        who: 'An administrator of Microsoft Entra',
        mend: expect.stringContaining(config.clientId),
      }),
      expect.objectContaining({ check: 'site', who: 'An administrator of Microsoft Entra' }),
    ]);
  });

  test('to the installing of the app, which is asked for only where it is switched on', async () => {
    consent({});
    expect(await brokenIn()).toEqual([]);
    const found = await brokenIn({ installForPeople: true });
    expect(found).toMatchObject([{ check: 'installing', mend: expect.stringContaining(config.clientId) }]);
  });

  test.each([
    ['opens no site', 'none', 'site', /manage/],
    ['lets read only', 'read', 'writing', /-Roles write/],
  ])('on the site: Sites.Selected that %s', async (_, siteRole, check, mend) => {
    consent({ applicationRoles: ['Sites.Selected', 'Calendars.ReadWrite', 'Mail.Send'], siteRole });
    const found = (await brokenIn()).filter((one) => one.check !== 'subscriptions');
    expect(found).toEqual([
      expect.objectContaining({
        check,
        who: 'An administrator of SharePoint',
        mend: expect.stringMatching(mend),
      }),
    ]);
  });

  test.each([
    ['the mailbox is outside the policy', { onlyMailboxes: ['other@norfolk.example'] }, ['calendar', 'mail']],
    [
      'mail is not among them',
      { applicationRoles: ['Sites.ReadWrite.All', 'Calendars.ReadWrite'] },
      ['mail'],
    ],
    [
      'the calendar is only read',
      { applicationRoles: ['Sites.ReadWrite.All', 'Calendars.Read', 'Mail.Send'] },
      ['calendar'],
    ],
  ])('on the mailbox: %s', async (_, granted, checks) => {
    consent(granted);
    const found = (await brokenIn()).filter(({ check }) => check !== 'subscriptions');
    expect(found.map(({ check }) => check)).toEqual(checks);
    expect(found[0]).toMatchObject({
      who: 'An administrator of Exchange Online',
      mend: expect.stringContaining(`Test-ServicePrincipalAuthorization`),
    });
    expect(found[0]?.what).toContain('ErrorAccessDenied');
  });
});

describe('what is not there', () => {
  test.each([
    ['the site', { site: 'norfolk.sharepoint.example:/sites/Elsewhere' }, 'site', 'SITE'],
    ['the mailbox', { organiserMailbox: 'nobody@norfolk.example' }, 'mailbox', 'ORGANISER_MAILBOX'],
  ])('%s: the setting is named', async (_, settings, check, setting) => {
    const found = await brokenIn(settings);
    expect(found[0]).toMatchObject({ check, mend: expect.stringContaining(setting) });
  });

  test('a column, an index and a list: what provisioning would make is told, and is not made', async () => {
    const find = createListFinder(opened.graph, site);
    const url = `${await find('Events')}/columns`;
    consent({ applicationRoles: ['Sites.Manage.All', 'Calendars.ReadWrite', 'Mail.Send'] });
    const manage = createListFinder(opened.graph, site);
    const { body } = await opened.graph.send({ method: 'GET', url });
    const idOf = (name: string) =>
      (body as { value: { id: string; name: string }[] }).value.find((column) => column.name === name)?.id;
    await opened.graph.send({ method: 'DELETE', url: `${url}/${idOf('Venue')}` });
    await opened.graph.send({ method: 'PATCH', url: `${url}/${idOf('Area')}`, body: { indexed: false } });
    await opened.graph.send({ method: 'DELETE', url: await manage('Bookings') });
    const [found] = await brokenIn();
    expect(found).toMatchObject({
      check: 'lists',
      what: 'Something is missing in the lists: make the column Venue of Events; mend the column Area of Events; make the list Bookings',
      mend: expect.stringContaining('npm run provision'),
    });
    const { done } = await provisionSite(opened.graph, site);
    expect(done).toHaveLength(3);
    expect(await brokenIn()).toEqual([]);
  });
});

describe('the way back', () => {
  test('is shut where something before the service wants people to sign in', async () => {
    door = 'shut';
    const [found] = await brokenIn();
    expect(found).toMatchObject({ check: 'door', what: expect.stringContaining('answers 401') });
  });

  test('is unknown to Microsoft where the address is this machine’s', async () => {
    const found = await brokenIn({
      publicUrl: 'http://localhost:5300',
      graphUrl: 'https://graph.microsoft.com',
      loginUrl: 'https://localhost:1',
    });
    expect(found.find(({ check }) => check === 'door')?.mend).toContain('PUBLIC_URL');
  });

  test('has subscriptions that end and were not renewed', async () => {
    const inSixDays = () => new Date(Date.now() + 5.5 * 86_400_000);
    const found = (await brokenIn({}, { now: inSixDays })).filter(({ check }) => check === 'subscriptions');
    expect(found).toEqual([expect.objectContaining({ what: expect.stringContaining('was not renewed') })]);
  });

  test('leads to another address than the service’s', async () => {
    const found = await brokenIn({ publicUrl: `${config.publicUrl.replace('localhost', '127.0.0.1')}` });
    expect(found.map(({ check }) => check)).toEqual(['subscriptions', 'subscriptions']);
  });

  test('was never asked for', async () => {
    const { body } = await opened.graph.send({ method: 'GET', url: '/subscriptions' });
    for (const { id } of (body as { value: { id: string }[] }).value)
      await opened.graph.send({ method: 'DELETE', url: `/subscriptions/${id}` });
    const found = await brokenIn();
    expect(found.map(({ what }) => what)).toEqual([
      'Nobody has asked to be told of changes in the calendar',
      'Nobody has asked to be told of changes in the list',
    ]);
  });
});

test.each([
  [
    'site',
    '/v1.0/sites/**',
    { kind: 'error', status: 503, retryAfterSeconds: 1 },
    'Microsoft Graph answers 503',
  ],
  ['subscriptions', '/v1.0/subscriptions', { kind: 'reset' }, 'does not answer, or its answer breaks off'],
] as const)(
  'trouble of the moment (%s) is nobody’s fault here and says nothing of the tenant',
  async (check, path, fault, what) => {
    opened.local.control.planFaults({ seed: '1', rules: [{ path, fault }] });
    const found = await brokenIn();
    opened.local.control.planFaults({ rules: [] });
    expect(found.find((one) => one.check === check)).toMatchObject({
      what: expect.stringContaining(what),
      who: expect.stringContaining('Nobody here'),
      meaning: expect.stringContaining('waits and goes by itself'),
    });
  },
);

test('a clock that is ten minutes ahead is told', async () => {
  const found = await examine({}, { now: () => new Date(Date.now() + 600_000) });
  expect(found[0]).toMatchObject({
    check: 'clock',
    state: 'broken',
    what: expect.stringMatching(/60\d|599 seconds ahead/),
  });
});
