/** Digests by e-mail for people without a sign-in: asked for, confirmed, and never before. */
import { HttpRequest } from '@azure/functions';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { externalKey } from '#core/people/person.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import {
  confirmSubscription,
  requestSubscription,
  showSubscribing,
  showSubscription,
} from './subscription.ts';

let deps: ReturnType<typeof deliveryDeps>;
beforeEach(() => {
  deps = deliveryDeps();
});

const call = (token: string, form?: Record<string, string>) => ({
  request: new HttpRequest({
    method: form ? 'POST' : 'GET',
    url: 'http://localhost/go/digest',
    ...(form && { body: { string: new URLSearchParams(form).toString() } }),
    params: { token },
  }),
  reference: 'R',
});
const ask = (email: string) => requestSubscription(deps)(call('', { email }));
const sentToken = () => /\/go\/s\/(\S+)/.exec(deps.mailer.sent.at(-1)?.text ?? '')?.[1] ?? '';
const inRoll = async () =>
  (await deps.preferences.roll({ after: null, upTo: null, limit: 10 })).map(({ person }) => person.email);

describe('the digest by e-mail', () => {
  test('comes only after the button behind the link in the mail', async () => {
    expect(String((await showSubscribing()()).body)).toContain('Your e-mail address');
    expect((await ask(' Zoe@Hub.example ')).status).toBe(202);
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual(['zoe@hub.example']);
    expect(String((await showSubscription(deps)(call(sentToken()))).body)).toContain('zoe@hub.example');
    expect(await inRoll()).toEqual([]);
    for (const _ of [1, 2]) expect((await confirmSubscription(deps)(call(sentToken(), {}))).status).toBe(200);
    expect(await inRoll()).toEqual(['zoe@hub.example']);
  });

  test('comes weekly again to whoever had stopped it', async () => {
    await ask('zoe@hub.example');
    await confirmSubscription(deps)(call(sentToken(), {}));
    deps.preferences.seed(externalKey('zoe@hub.example'), { rhythm: 'never' });
    await confirmSubscription(deps)(call(sentToken(), {}));
    expect((await deps.preferences.get(externalKey('zoe@hub.example')))?.value.rhythm).toBe('weekly');
  });

  test('says in the form what is wrong with an address, escaped', async () => {
    const { body } = await ask('"><script>');
    expect(String(body)).toContain('There is a problem');
    expect(String(body)).not.toContain('<script>');
    expect(deps.mailer.sent).toEqual([]);
  });

  test('floods nobody: two mails an hour to an address', async () => {
    for (const status of [202, 202, 429]) expect((await ask('zoe@hub.example')).status).toBe(status);
    expect(deps.mailer.sent).toHaveLength(2);
  });

  test('a link that has ended, or is for something else, subscribes nobody', async () => {
    await ask('zoe@hub.example');
    const token = sentToken();
    deps.clock.advance(4 * 24 * 60);
    expect((await confirmSubscription(deps)(call(token, {}))).status).toBe(410);
    const other = await deps.links.seal({ purpose: 'digest', email: 'a@b.example' }, new Date('2030-01-01'));
    expect((await confirmSubscription(deps)(call(other, {}))).status).toBe(410);
    expect(await inRoll()).toEqual([]);
  });
});
