import { describe, expect, test } from '@jest/globals';
import { graphContractsPresent, graphTypeErrors } from '../../../../../tests/contracts/graphSchemas.ts';
import { mailbox, people } from '../../../../people.ts';
import { addressOf, localOutlook, shared, signedIn } from '../testing/localOutlook.ts';

if (!graphContractsPresent) console.log('not checked: contracts absent');

const head = addressOf('Head teacher');

describe('users', () => {
  test('are the people of the tenant and the shared mailbox', async () => {
    const { body } = await localOutlook().get('/users');
    expect(body.value).toHaveLength(people.length + 1);
    expect([...(body.value ?? [])].map((user) => user.mail)).toContain(mailbox);
  });

  test.each([
    [`mail eq '${head.toUpperCase()}'`, ['Head teacher']],
    [`userPrincipalName eq '${head}'`, ['Head teacher']],
    ["startswith(displayName,'a')", ['Area lead', 'Approver', 'Administrator']],
    ["userType eq 'Guest'", ['External guest']],
  ])('are found by %s', async (filter, names) => {
    const { body } = await localOutlook().get(`/users?$filter=${encodeURIComponent(filter)}`);
    expect([...(body.value ?? [])].map((user) => user.displayName)).toEqual(names);
  });

  test('are read by id or principal name, a guest’s included, with the usual properties or those asked for', async () => {
    const outlook = localOutlook();
    const guest = encodeURIComponent('guest_hub.example#EXT#@norfolk.example');
    expect((await outlook.get(`/users/${guest}`)).body.mail).toBe('guest@hub.example');
    const byName = (await outlook.get(`/users/${head}`)).body;
    expect(byName.userType).toBeUndefined();
    const { body } = await outlook.get(`/users/${byName.id}?$select=displayName,userType`);
    expect(body).toEqual({
      '@odata.context': expect.any(String),
      displayName: 'Head teacher',
      userType: 'Member',
    });
    expect((await outlook.get('/users/nobody@norfolk.example')).body.error?.code).toBe(
      'Request_ResourceNotFound',
    );
  });

  test('know themselves, and with User.Read alone nobody else', async () => {
    const outlook = localOutlook();
    const as = signedIn('Head teacher', ['User.Read']);
    expect((await outlook.get('/me', { as })).body.displayName).toBe('Head teacher');
    expect((await outlook.get(`/users/${head}`, { as })).status).toBe(200);
    expect((await outlook.get(`/users/${addressOf('SENCO')}`, { as })).status).toBe(403);
    expect((await outlook.get('/users', { as })).status).toBe(403);
    expect((await outlook.get('/me')).status).toBe(403);
  });
});

describe('mailboxes', () => {
  test('have settings, and one that is shared says so', async () => {
    const { body } = await localOutlook().get(`${shared}/mailboxSettings`);
    expect(body).toMatchObject({ timeZone: 'GMT Standard Time', userPurpose: 'shared' });
  });

  test('of guests and strangers are not here', async () => {
    const outlook = localOutlook();
    const guest = encodeURIComponent('guest_hub.example#EXT#@norfolk.example');
    expect((await outlook.get(`/users/${guest}/events`)).body.error?.code).toBe(
      'MailboxNotEnabledForRESTAPI',
    );
    expect((await outlook.get('/users/nobody@norfolk.example/events')).body.error?.code).toBe(
      'ErrorInvalidUser',
    );
  });

  test('open to their owner, the shared one to members with a shared permission', async () => {
    const outlook = localOutlook();
    const status = async (path: string, name: string, permissions?: string[]) =>
      (await outlook.get(`${path}/calendar`, { as: signedIn(name, permissions) })).status;
    expect(await status(`/users/${head}`, 'Head teacher', ['Calendars.Read'])).toBe(200);
    expect(await status(shared, 'Head teacher', ['Calendars.Read'])).toBe(403);
    expect(await status(shared, 'Head teacher', ['Calendars.Read.Shared'])).toBe(200);
    expect(await status(shared, 'External guest')).toBe(403);
    expect(await status(`/users/${addressOf('SENCO')}`, 'Head teacher')).toBe(403);
  });

  test('are not written to with a permission to read', async () => {
    const outlook = localOutlook();
    const as = signedIn('Head teacher', ['Calendars.Read', 'Calendars.Read.Shared']);
    expect((await outlook.post(`/users/${head}/events`, {}, { as })).status).toBe(403);
  });
});

(graphContractsPresent ? test : test.skip)(
  "users, calendars and settings are such by Microsoft's types",
  async () => {
    const outlook = localOutlook();
    const all = 'displayName,mail,userType,accountEnabled,userPrincipalName,id,jobTitle,preferredLanguage';
    const users = [...((await outlook.get(`/users?$select=${all}`)).body.value ?? [])];
    const made = await outlook.post(`${shared}/calendars`, { name: 'Visits' });
    const calendars = [made.body, ...((await outlook.get(`${shared}/calendars`)).body.value ?? [])];
    const settings = (await outlook.get(`${shared}/mailboxSettings`)).body;
    expect(users).toHaveLength(8);
    expect(calendars).toHaveLength(3);
    expect(users.flatMap((user) => graphTypeErrors('user', user))).toEqual([]);
    expect(calendars.flatMap((calendar) => graphTypeErrors('calendar', calendar))).toEqual([]);
    expect(graphTypeErrors('mailboxSettings', settings)).toEqual([]);
  },
);
