/** An update's whole way through all processes: a lead writes, somebody else publishes, everybody concerned reads. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  areaReplySchema,
  deskReplySchema,
  type UpdateView,
  updateReplySchema,
  updatesReplySchema,
} from '#core/contract/areas.ts';
import { manageReplySchema } from '#core/contract/manage.ts';
import { messagePreviewSchema } from '#core/contract/preview.ts';
import { updateDetailsSchema } from '#core/updates/update.ts';
import { apiAs, personNamed } from './harness/asPerson.ts';
import { eventually } from './harness/eventually.ts';
import { type InMicrosoft365, inMicrosoft365 } from './harness/inMicrosoft365.ts';
import { type Stack, startStack } from './harness/startStack.ts';

jest.setTimeout(120_000);

let stack: Stack;
let microsoft365: InMicrosoft365;
let update: UpdateView;

const call = async (name: string, path: string, method = 'GET', body?: unknown) => {
  const init = {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  return apiAs(stack, personNamed(name))(path, init);
};
const take = async (name: string, step: string, body: Record<string, unknown> = {}) => {
  const answer = await call(name, `/updates/${update.id}/${step}`, 'POST', { etag: update.etag, ...body });
  if (answer.status === 200) update = updateReplySchema.parse(answer.body).update;
  return answer.status;
};
/** What somebody without an account reads at the link. */
const publicly = async (): Promise<string> => (await fetch(`${stack.url}/go/u/${update.id}`)).text();
const found = async (words: string): Promise<string[]> => {
  const { body } = await call('Head teacher', `/updates?q=${encodeURIComponent(words)}`);
  return updatesReplySchema.parse(body).updates.map(({ id }) => id);
};

beforeAll(async () => {
  stack = await startStack();
  microsoft365 = inMicrosoft365(stack);
});
afterAll(() => stack?.close());

describe('an update', () => {
  test('begins once an editor has made somebody lead who has opened the app', async () => {
    const lead = personNamed('Area lead');
    expect((await call('Area lead', '/updates', 'POST', { area: 'transitions' })).status).toBe(403);
    const shown = areaReplySchema.parse((await call('Council editor', '/areas/transitions')).body);
    const key = `${stack.settings.TENANT_ID}:${lead.objectId}`;
    const leads = [{ key, name: lead.displayName, role: 'Task-group lead' }];
    const area = { ...shown.area, leads };
    expect(
      (await call('Council editor', '/areas/transitions', 'PUT', { etag: shown.etag, area })).status,
    ).toBe(200);

    const drafted = await call('Area lead', '/updates', 'POST', { area: 'transitions' });
    expect(drafted.status).toBe(201);
    update = updateReplySchema.parse(drafted.body).update;
  });

  test('is kept as it is written, and read by nobody else', async () => {
    const details = {
      ...updateDetailsSchema.parse(update),
      headline: 'Principles for Zoë & all',
      happened: 'The **principles** are <b>ready</b>.',
      next: 'They are agreed in spring.',
      shareWith: ['staff', 'parents'],
    };
    const saved = await call('Area lead', `/updates/${update.id}`, 'PUT', { etag: update.etag, details });
    update = updateReplySchema.parse(saved.body).update;
    expect(update.problems).toEqual([]);
    expect((await call('Head teacher', `/updates/${update.id}`)).status).toBe(404);
    expect(await found('principles zoe')).toEqual([]);
    expect(await publicly()).toContain('Sign in to read this update');
  });

  test('is looked at as card and e-mail before it is out, by those who may see it', async () => {
    const seen = messagePreviewSchema.parse((await call('Area lead', `/updates/${update.id}/preview`)).body);
    expect((await call('Head teacher', `/updates/${update.id}/preview`)).status).toBe(404);
    expect(JSON.stringify(seen.card)).toContain('Principles for Zoë');
    expect(seen.mail.html).toContain('Principles for Zoë &amp; all');
  });

  test('is published by somebody else, and then found and read, by parents at its link too', async () => {
    expect(await take('Area lead', 'review')).toBe(200);
    expect(await take('Area lead', 'publish')).toBe(403);
    const desk = deskReplySchema.parse((await call('Approver', '/updates/desk')).body);
    expect(desk.forReview.map(({ id }) => id)).toEqual([update.id]);
    const waiting = async (name: string) =>
      manageReplySchema
        .parse((await call(name, '/manage')).body)
        .waiting.map(({ kind, only }) => [kind, only?.id]);
    expect(await waiting('Approver')).toEqual([['updatesToReview', update.id]]);
    expect((await call('Area lead', '/manage')).status).toBe(403);
    expect(await take('Approver', 'publish')).toBe(200);
    expect(await waiting('Approver')).toEqual([]);
    expect(await found('principles zoe')).toEqual([update.id]);
    const page = await publicly();
    expect(page).toContain('<h1>Principles for Zoë &amp; all</h1>');
    expect(page).toContain('<strong>principles</strong> are &#x3C;b>ready');
  });

  test('is put right and withdrawn, with the reason at the same link', async () => {
    const details = { ...updateDetailsSchema.parse(update), next: 'They are agreed in June.' };
    expect(await take('Area lead', 'correct', { details, reason: 'Later.' })).toBe(403);
    const reason = 'They are agreed in June, not in spring.';
    expect(await take('Council editor', 'correct', { details, reason })).toBe(200);
    expect(await publicly()).toContain(reason);
    expect(await take('Approver', 'withdraw', { reason: 'Replaced by the final text.' })).toBe(200);
    expect(await publicly()).toContain('Replaced by the final text.');
    expect(await found('principles zoe')).toEqual([]);
  });

  test('makes somebody offer help, which its lead sees with their name and gets by mail, once', async () => {
    const drafted = await call('Area lead', '/updates', 'POST', { area: 'transitions' });
    update = updateReplySchema.parse(drafted.body).update;
    const words = { headline: 'Who could host?', happened: 'We look for hosts.', next: 'We choose in May.' };
    const details = { ...updateDetailsSchema.parse(update), ...words };
    const saved = await call('Area lead', `/updates/${update.id}`, 'PUT', { etag: update.etag, details });
    update = updateReplySchema.parse(saved.body).update;
    expect([await take('Area lead', 'review'), await take('Approver', 'publish')]).toEqual([200, 200]);

    const offer = { how: 'join', words: 'Tuesdays are good.', update: update.id };
    for (const _ of [1, 2])
      expect((await call('SENCO', '/areas/transitions/help', 'POST', offer)).status).toBe(200);
    const helpers = async (name: string) =>
      updateReplySchema.parse((await call(name, `/updates/${update.id}`)).body).update.helpers;
    expect(await helpers('Area lead')).toEqual(['SENCO']);
    expect(await helpers('Head teacher')).toEqual([]);
    const lead = personNamed('Area lead');
    await eventually(async () => {
      expect(await microsoft365.sent()).toMatchObject([
        { to: [lead.mail], html: expect.stringContaining('Tuesdays are good.') },
      ]);
    });
  });

  test('has a suggested resource beside it once the lead has taken it', async () => {
    const resource = { title: 'Moving up', link: 'https://norfolk.example/moving-up', type: 'PDF' };
    const suggestion = { how: 'resource', words: '', resource };
    expect((await call('SENCO', '/areas/transitions/help', 'POST', suggestion)).status).toBe(200);
    const seen = areaReplySchema.parse((await call('Area lead', '/areas/transitions')).body);
    const waiting = seen.help.find(({ how }) => how === 'resource');
    const settle = (name: string) =>
      call(name, `/areas/transitions/help/${waiting?.id}/settle`, 'POST', { take: true });
    expect((await settle('SENCO')).status).toBe(403);
    expect((await settle('Area lead')).status).toBe(200);
    const shown = areaReplySchema.parse((await call('Head teacher', '/areas/transitions')).body);
    expect(shown.area.resources).toEqual(expect.arrayContaining([expect.objectContaining(resource)]));
    expect(shown.help).toEqual([]);
  });
});
