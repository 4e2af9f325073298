/** The doors of one's own preferences. */
import { HttpRequest } from '@azure/functions';
import { describe, expect, test } from '@jest/globals';
import { preferencesReplySchema, triedReplySchema } from '#core/contract/digests.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import { choosesPreferences, showsPreferences, testsWays } from './preferences.ts';

const call = (name: string, body?: object) => ({
  request: new HttpRequest({
    method: body ? 'PUT' : 'GET',
    url: 'http://localhost/api/me/preferences',
    ...(body && { body: { string: JSON.stringify(body) } }),
  }),
  reference: 'R',
  principal: aPrincipal(name),
});
type Deps = ReturnType<typeof deliveryDeps>;
const shown = async (deps: Deps, name = 'head') => {
  const answer = await showsPreferences(deps)(call(name));
  if (!answer.ok) throw new Error(answer.failure.message);
  return preferencesReplySchema.parse(answer.value.jsonBody);
};

describe('preferences', () => {
  test('usually are weekly, in school hours, and say when the next message could come', async () => {
    const { preferences, nextMessage, etag } = await shown(deliveryDeps());
    expect([preferences.rhythm, nextMessage, etag]).toEqual(['weekly', 'Monday 23 November 2026, 9am', null]);
  });

  test('are kept as chosen, for the one who chose', async () => {
    const deps = deliveryDeps();
    const { preferences } = await shown(deps);
    const chosen = { ...preferences, pausedUntil: '2027-01-12', job: 'governor' };
    expect((await choosesPreferences(deps)(call('head', { etag: null, preferences: chosen }))).ok).toBe(true);
    const after = await shown(deps);
    expect([after.preferences, after.nextMessage]).toEqual([chosen, 'Tuesday 12 January 2027, 7:30am']);
    expect((await shown(deps, 'other')).preferences).toEqual(preferences);
  });

  test('are tried out by a test to oneself', async () => {
    const deps = deliveryDeps();
    const answer = await testsWays({ ...deps, bot: { chat: deps.chat } })(call('head'));
    if (!answer.ok) throw new Error(answer.failure.message);
    expect(triedReplySchema.parse(answer.value.jsonBody)).toEqual({ chat: 'sent', mail: 'sent' });
    expect([...deps.chat.cards.values()].map(({ person }) => person)).toEqual([aPrincipal('head').key]);
    expect((await shown(deps)).ways).toEqual({ chat: 'notInstalled', mail: 'working' });
  });

  test('leave one way of reaching somebody', async () => {
    const deps = deliveryDeps();
    const { preferences } = await shown(deps);
    const none = { ...preferences, routes: { chat: false, mail: false } };
    expect(await choosesPreferences(deps)(call('head', { etag: null, preferences: none }))).toMatchObject({
      ok: false,
      failure: { code: 'invalid', message: expect.stringContaining('Keep at least one') },
    });
  });

  test('chosen in two windows at once, the second is asked to look again', async () => {
    const deps = deliveryDeps();
    const { preferences } = await shown(deps);
    const choose = () => choosesPreferences(deps)(call('head', { etag: null, preferences }));
    expect((await choose()).ok).toBe(true);
    expect(await choose()).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });
});
