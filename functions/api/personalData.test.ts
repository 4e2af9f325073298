import { beforeEach, describe, expect, test } from '@jest/globals';
import type { HeldReply, MyErasureReply } from '#core/contract/personalData.ts';
import { erasuresReplySchema, heldReplySchema, myErasureReplySchema } from '#core/contract/personalData.ts';
import { externalKey } from '#core/people/person.ts';
import { aCall, bodyOf } from '../../tests/builders/aCall.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { layEverythingOf, other } from '../../tests/builders/everythingOf.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { eraseQueued } from '../queues/erasures.ts';
import { removeWhatIsOld } from '../timers/removeOld.ts';
import { erasesPerson, showsErasures } from './erasures.ts';
import { erasesMe, exportsMyData, showsMyData, showsMyErasure } from './myData.ts';

const head = aPrincipal('head', { name: 'Hedda <b>Head</b>' });
const administrator = aPrincipal('administrator', { roles: ['administrator'] });

const laid = () => {
  const woken: { v: number; erasure: string }[] = [];
  const base = inMemoryDeps();
  const eraseLater = async (erasure: string): Promise<void> => {
    woken.push({ v: 1, erasure });
  };
  return { ...base, eraseLater, woken };
};
let deps: ReturnType<typeof laid>;
beforeEach(async () => {
  deps = laid();
  await layEverythingOf(deps, head);
});

describe('one’s own data', () => {
  test('is everything of whoever asks, and of nobody else', async () => {
    const mine = heldReplySchema.parse(await bodyOf(showsMyData(deps)(aCall({ principal: head }))));
    expect(mine.held.every(({ facts }) => facts.length > 0)).toBe(true);
    const theirs = (await bodyOf(showsMyData(deps)(aCall({ principal: other })))) as HeldReply;
    expect(JSON.stringify(theirs)).not.toContain(head.email);
    const stranger = aPrincipal('head', { key: 'another tenant:head', email: 'head@elsewhere.example' });
    const none = (await bodyOf(showsMyData(deps)(aCall({ principal: stranger })))) as HeldReply;
    expect(none.held.flatMap(({ facts }) => facts)).toEqual([]);
  });

  test('comes as a page to keep, with names as text', async () => {
    const answered = await exportsMyData(deps)(aCall({ principal: head }));
    if (!answered.ok) throw new Error('refused');
    const page = String(answered.value.body);
    expect(page).toContain('Hedda &lt;b&gt;Head&lt;/b&gt;');
    expect(page).not.toContain('<b>Head');
    expect(page).toContain('Friday 20 November 2026, 9am');
    expect(answered.value.headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  test('is not looked up on and on for a program', async () => {
    const look = () => bodyOf(showsMyData(deps)(aCall({ principal: head })));
    for (let n = 0; n < 20; n += 1) expect(await look()).toHaveProperty('held');
    expect(await look()).toBe('tooMany');
    expect(await bodyOf(exportsMyData(deps)(aCall({ principal: head })))).toBe('tooMany');
  });

  test('looking at it writes nobody down', async () => {
    const stranger = aPrincipal('stranger');
    await showsMyData(deps)(aCall({ principal: stranger }));
    await showsMyErasure(deps)(aCall({ principal: stranger }));
    expect(await deps.people.get(stranger.key)).toBeNull();
  });

  test('is erased by the worker, with how far it is meanwhile', async () => {
    const before = (await bodyOf(showsMyErasure(deps)(aCall({ principal: head })))) as MyErasureReply;
    expect(before.erasing).toBeNull();
    const started = myErasureReplySchema.parse(await bodyOf(erasesMe(deps)(aCall({ principal: head }))));
    expect(started.erasing).toMatchObject({ done: 0 });
    const seen = (await bodyOf(showsMyErasure(deps)(aCall({ principal: other })))) as MyErasureReply;
    expect(seen.erasing).toBeNull();
    for (const message of deps.woken) await eraseQueued(deps)(message);
    const after = (await bodyOf(showsMyErasure(deps)(aCall({ principal: head })))) as MyErasureReply;
    expect(after.erasing).toBeNull();
    expect(await deps.people.get(head.key)).toBeNull();
  });
});

describe('erasures by administrators', () => {
  const shown = async (q?: string) =>
    erasuresReplySchema.parse(
      await bodyOf(showsErasures(deps)(aCall({ principal: administrator, query: q ? { q } : {} }))),
    );

  test('people are found by name, those without a sign-in by their whole address alone', async () => {
    expect((await shown('hedda')).found.map(({ key }) => key)).toEqual([head.key]);
    await deps.people.remove(head.key);
    await deps.people.remove(externalKey(head.email));
    expect((await shown(head.email.toUpperCase())).found).toEqual([
      expect.objectContaining({ key: externalKey(head.email), email: head.email }),
    ]);
    expect((await shown('norfolk.example')).found).toEqual([]);
  });

  test('one that is done names nobody', async () => {
    const call = aCall({ principal: administrator, body: { key: head.key } });
    const started = erasuresReplySchema.parse(await bodyOf(erasesPerson(deps)(call)));
    expect(started.erasures).toMatchObject([{ name: head.name, byThemselves: false, done: 0 }]);
    for (const message of deps.woken) await eraseQueued(deps)(message);
    const [done] = (await shown()).erasures;
    expect(done).toMatchObject({ name: null, byThemselves: false });
    expect(done?.done).toBe(done?.of);
  });

  test.each([
    ['a member', aPrincipal('other')],
    ['an editor who approves too', aPrincipal('editor', { roles: ['editor', 'approver'] })],
    ['the import tool', aPrincipal('tool', { roles: ['importer'] })],
  ])('%s is refused, whatever is asked', async (_, principal) => {
    expect(await bodyOf(showsErasures(deps)(aCall({ principal, query: { q: 'hedda' } })))).toBe('forbidden');
    expect(await bodyOf(erasesPerson(deps)(aCall({ principal, body: { key: head.key } })))).toBe('forbidden');
    expect(deps.woken).toEqual([]);
  });

  test('a key of nobody, or none, is refused', async () => {
    const asked = (body: unknown) => bodyOf(erasesPerson(deps)(aCall({ principal: administrator, body })));
    expect(await asked({ key: 'former:x' })).toBe('notFound');
    expect(await asked({})).toBe('invalid');
  });
});

test('the log of the nightly removal has figures and nobody’s data', async () => {
  deps.clock.advance(60 * 24 * 365 * 4);
  const said: string[] = [];
  await removeWhatIsOld(deps, (sentence) => said.push(sentence));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^removed after their term: bookings \d+, deliveries \d+/);
  for (const word of [head.key, head.name, head.email, other.key]) expect(said[0]).not.toContain(word);
});
