import { describe, expect, test } from '@jest/globals';
import type { FaultPlan } from './fault.ts';
import { Faults } from './faults.ts';
import { seededPlan } from './seededPlan.ts';

const planned = (plan: FaultPlan): Faults => {
  const faults = new Faults();
  faults.plan(plan);
  return faults;
};
const reset = { kind: 'reset' } as const;
const path = '/v1.0/users/a@b.example/events';

/** Which of so many requests are struck, from 1. */
const struckOf = (faults: Faults, count: number, method = 'GET', at = path): number[] =>
  Array.from({ length: count }, (_, n) => n + 1).filter(() => faults.strike('request', method, at) !== null);

describe('planned faults', () => {
  test.each([
    ['/v1.0/users/*/events', '/v1.0/users/a%40b/events', true],
    ['/v1.0/users/*/events', '/v1.0/users/a/calendar/events', false],
    ['/v1.0/users/**', '/v1.0/users/a/calendar/events', true],
    ['/v1.0/$batch', '/v1.0/$batch', true],
    ['/v1.0/sites/**/items', '/v1.0/sites/h.example:/sites/N:/lists/Events/items', true],
    ['/v1.0/sites/**/items', '/v1.0/sites/h.example:/sites/N:/lists/Events/items/1', false],
    ['/**/oauth2/v2.0/token', '/tenant/oauth2/v2.0/token', true],
    ['/V1.0/ME', '/v1.0/me', true],
    ['/100%/*', '/100%/x', true],
  ])('are for %s, which %s meets: %s', (pattern, address, meets) => {
    const faults = planned({ rules: [{ path: pattern, fault: reset }] });
    expect(faults.strike('request', 'GET', address) !== null).toBe(meets);
  });

  test('strike the n-th request of a method, or the first few', () => {
    const nth = planned({ rules: [{ method: 'POST', nth: 3, fault: reset }] });
    expect(struckOf(nth, 9)).toEqual([]);
    expect(struckOf(nth, 5, 'POST')).toEqual([3]);
    expect(struckOf(planned({ rules: [{ times: 2, fault: reset }] }), 5)).toEqual([1, 2]);
  });

  test('strike by chance, the same for the same seed and another for another', () => {
    const chance = (seed: string) =>
      struckOf(planned({ seed, rules: [{ probability: 0.3, fault: reset }] }), 200);
    expect(chance('one')).toEqual(chance('one'));
    expect(chance('one')).not.toEqual(chance('two'));
    expect(chance('one').length).toBeGreaterThan(40);
    expect(chance('one').length).toBeLessThan(80);
  });

  test('strike a request once: the first rule counts, the others only see it go by', () => {
    const faults = planned({
      rules: [
        { name: 'first', nth: 2, fault: reset },
        { name: 'second', nth: 2, fault: { kind: 'duplicate' } },
      ],
    });
    expect(faults.strike('a', 'GET', path)).toBeNull();
    expect(faults.strike('b', 'GET', path)).toEqual(reset);
    expect(faults.report()).toMatchObject({
      injected: 1,
      rules: [
        { name: 'first', matched: 2, struck: 1 },
        { name: 'second', matched: 2, struck: 0 },
      ],
    });
    expect(faults.take('b')).toEqual([{ name: 'first', kind: 'reset', method: 'GET', path }]);
    expect(faults.take('b')).toEqual([]);
  });

  test('that make no sense are refused', () => {
    const plan = { rules: [{ path: 'events', fault: { kind: 'error', status: 404 } }] };
    expect(() => planned(plan as unknown as FaultPlan)).toThrow();
  });
});

describe('a plan from a seed', () => {
  test('has every kind of fault, strikes as often as asked, and repeats exactly', () => {
    const plan = seededPlan('17', 0.2);
    expect(plan).toEqual(seededPlan('17', 0.2));
    expect(plan).not.toEqual(seededPlan('18', 0.2));
    expect(new Set(plan.rules.map(({ fault }) => fault.kind)).size).toBe(7);
    const faults = planned(plan);
    const struck = struckOf(faults, 1000).length;
    expect(struck).toBeGreaterThan(130);
    expect(struck).toBeLessThan(260);
    expect(faults.report().injected).toBe(struck);
  });
});
