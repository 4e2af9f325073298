import { describe, expect, test } from '@jest/globals';
import { testCard } from '#bot/cards/testCard.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import type { ChatReason } from './chat.ts';
import { tryRoutes, waysTo } from './tryRoutes.ts';

const head = aPrincipal('head');
const input = { principal: head, card: testCard('https://learning.norfolk.example') };
const place = (closed: ChatReason | null) => ({
  person: head.key,
  email: head.email,
  tenantId: head.tenantId,
  serviceUrl: 'https://smba.example/',
  conversationId: 'a:1',
  botId: '28:bot',
  closed,
});

describe('the ways to somebody', () => {
  test('are known without trying: not there yet, working, or why not', async () => {
    const deps = deliveryDeps();
    expect(await waysTo(deps, head)).toEqual({ chat: 'notInstalled', mail: 'working' });
    await deps.chatPlaces.put(place(null));
    expect(await waysTo(deps, head)).toEqual({ chat: 'working', mail: 'working' });
    await deps.chatPlaces.close(head.key, 'blocked');
    expect(await waysTo(deps, { ...head, email: '' })).toEqual({ chat: 'blocked', mail: 'noEmail' });
  });

  test('are tried where somebody wants to be reached, in holidays and at night too, for they asked', async () => {
    const deps = deliveryDeps();
    deps.clock.set('2026-12-26T02:00:00Z');
    expect(await tryRoutes(deps, input)).toMatchObject({ value: { chat: 'sent', mail: 'sent' } });
    expect([...deps.chat.cards.values()]).toMatchObject([{ person: head.key }]);
    expect(deps.mailer.sent.map(({ to, subject }) => [to.email, subject])).toEqual([
      [head.email, 'Test: our e-mail reaches you'],
    ]);
    deps.preferences.seed(head.key, { routes: { chat: false, mail: true } });
    expect(await tryRoutes(deps, input)).toMatchObject({ value: { chat: 'unwanted', mail: 'sent' } });
    expect(deps.chat.cards.size).toBe(1);
  });

  test('say truly why a test did not arrive', async () => {
    const deps = deliveryDeps();
    deps.chat.next.push({ status: 'unreachable', reason: 'disabled' }, { status: 'retry', afterSeconds: 30 });
    const withoutMail = { ...input, principal: { ...head, email: '' } };
    expect(await tryRoutes(deps, withoutMail)).toMatchObject({
      value: { chat: 'disabled', mail: 'noEmail' },
    });
    expect(await tryRoutes(deps, input)).toMatchObject({ value: { chat: 'busy' } });
  });

  test('are tried anew where they were closed: whoever asks may have let us in again', async () => {
    const deps = deliveryDeps();
    await deps.chatPlaces.put(place('blocked'));
    await tryRoutes(deps, input);
    expect(await waysTo(deps, head)).toMatchObject({ chat: 'working' });
  });

  test('five times in an hour', async () => {
    const deps = deliveryDeps();
    for (let n = 0; n < 5; n += 1) expect((await tryRoutes(deps, input)).ok).toBe(true);
    expect(await tryRoutes(deps, input)).toMatchObject({ failure: { code: 'busy' } });
    deps.clock.advance(61);
    expect((await tryRoutes(deps, input)).ok).toBe(true);
  });
});
