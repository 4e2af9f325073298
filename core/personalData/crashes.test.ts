/** Whoever dies in the middle of an erasure, before or after any call: another goes on, and it comes out the same. */
import { expect, test } from '@jest/globals';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { comingEvent, layEverythingOf, mailEvent, pastEvent } from '../../tests/builders/everythingOf.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { countsOf, noCounts } from '../delivery/delivery.ts';
import { eraseOn } from './eraseOn.ts';
import { showHeld } from './showHeld.ts';
import { eraseMe } from './startErasure.ts';

const head = aPrincipal('head', { name: 'Hedda Head' });

class Died extends Error {}

/** The same ports, whose n-th call is the last of its process: it is never made, or it is made and nobody hears of it. */
const mortal = <D extends object>(deps: D, dies: { at: number; heard: 'before' | 'after' }) => {
  const life = { calls: 0, died: false };
  const port = (target: object): object =>
    new Proxy(target, {
      get(_, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          const made = () => Reflect.apply(member, target, given) as unknown;
          life.calls += 1;
          if (life.calls !== dies.at) return made();
          life.died = true;
          return Promise.resolve(dies.heard === 'after' ? made() : null).then(() => {
            throw new Died();
          });
        };
      },
    });
  const still = new Set(['clock', 'ids', 'links']);
  const ports = Object.entries(deps).map(([name, target]) => [
    name,
    typeof target === 'object' && target !== null && !still.has(name) ? port(target) : target,
  ]);
  return { life, deps: Object.fromEntries(ports) as D };
};

const laidOut = async () => {
  const base = inMemoryDeps();
  const deps = { ...base, eraseLater: async () => undefined };
  await layEverythingOf(deps, head);
  const { id } = await eraseMe(deps, head);
  return { deps, id };
};

/** What the world is like when it is over. */
const outcome = async ({ deps, id }: Awaited<ReturnType<typeof laidOut>>) => ({
  held: (await showHeld(deps, head)).filter(({ facts }) => facts.length > 0).map(({ name }) => name),
  open: (await deps.erasures.get(id))?.value.whom ?? null,
  rosters: [pastEvent, comingEvent, mailEvent].map((event) =>
    deps.bookings
      .of(event.id)
      .map(({ person, state, reference }) => [person.name, state, reference].join(' '))
      .sort(),
  ),
  figures: await Promise.all(
    [0, 1, 2].map(async (chunk) => countsOf(await deps.ledger.rows('issue1', chunk), noCounts)),
  ),
  bounds: (await deps.ledger.chunks('issue1')).map(({ after, upTo }) => [after, upTo]),
  update: (await deps.updates.get('upd000000001'))?.value.author.name,
  leads: (await deps.areas.get('ks2'))?.value.leads.map(({ name }) => name),
  deeds: deps.audit.entries.some(({ what }) => what === 'person.erased'),
  addressed: JSON.stringify(deps.audit.entries).includes(head.email),
});

test.each(['before', 'after'] as const)(
  'dying %s any one call changes nothing of how it ends',
  async (heard) => {
    const whole = await laidOut();
    await eraseOn(whole.deps, whole.id);
    const expected = await outcome(whole);
    expect(expected).toMatchObject({
      held: ['Trail of what you did'],
      open: null,
      deeds: true,
      addressed: false,
    });

    let deaths = 0;
    for (let at = 1; ; at += 1) {
      const world = await laidOut();
      const { life, deps } = mortal(world.deps, { at, heard });
      await eraseOn(deps, world.id).catch((error: unknown) => {
        if (!(error instanceof Died)) throw error;
      });
      if (!life.died) break;
      deaths += 1;
      await eraseOn(world.deps, world.id);
      expect({ at, ...(await outcome(world)) }).toEqual({ at, ...expected });
    }
    expect(deaths).toBeGreaterThan(80);
  },
);

test('two workers at once, as a message that comes twice makes them, end the same', async () => {
  const whole = await laidOut();
  await eraseOn(whole.deps, whole.id);
  const world = await laidOut();
  await Promise.all([eraseOn(world.deps, world.id), eraseOn(world.deps, world.id)]);
  await eraseOn(world.deps, world.id);
  expect(await outcome(world)).toEqual(await outcome(whole));
});
