import { describe, expect, test } from '@jest/globals';
import { SteerableClock } from '../../clock/steerableClock.ts';
import { Store } from '../../store.ts';
import { Throttled, type ThrottledCall } from '../throttling/throttle.ts';
import { licenceTier } from './licenceTier.ts';
import { createSharePointLimits, sharePointLimitSettings } from './limits.ts';
import { resourceUnits } from './resourceUnits.ts';

const call = (method: string, address: string, userId: string | null = null): ThrottledCall => {
  const { pathname, searchParams } = new URL(address, 'https://localhost');
  const caller = { appId: 'app', tenantId: 'tenant', userId };
  return { method, path: pathname, query: searchParams, body: undefined, caller };
};
const site = '/sites/norfolk.sharepoint.example:/sites/NorfolkLearning';
const list = `${site}:/lists/Events`;
const write = call('POST', `${list}/items`);

const limitsWith = (settings: object) => {
  const clock = new SteerableClock(new Date('2027-01-11T09:00:00Z'));
  const store = new Store(':memory:');
  sharePointLimitSettings.change(store, settings);
  const limits = createSharePointLimits({ clock, store });
  const admit = (asked = write) => {
    try {
      return limits.admit(asked);
    } catch (error) {
      if (error instanceof Throttled) return error;
      throw error;
    }
  };
  return { admit, clock, usage: () => limits.usage() };
};

describe('resource units', () => {
  test.each([
    [1, 'GET', `${list}/items/7`],
    [1, 'GET', `${list}/items/7/fields`],
    [1, 'GET', site],
    [1, 'GET', '/sites/norfolk.sharepoint.example:/sites/lists'],
    [1, 'GET', `${list}/items/delta?token=abc`],
    [1, 'GET', `${list}/items/delta(token='abc')`],
    [2, 'GET', `${list}/items/delta`],
    [2, 'GET', `${list}/items/delta()`],
    [2, 'GET', `${list}/items?$filter=fields/Key eq 'a'`],
    [2, 'GET', `${site}:/lists`],
    [2, 'POST', `${list}/items`],
    [2, 'PATCH', `${list}/items/7/fields`],
    [2, 'DELETE', `${list}/items/7`],
    [5, 'GET', `${site}:/permissions`],
    [5, 'GET', `${list}/items/7?$expand=fields,permissions`],
    [0, 'GET', '/users/a@b/events'],
  ])('are %d for %s %s', (units, method, path) => {
    expect(resourceUnits(call(method, path))).toBe(units);
  });
});

describe('the licences of a tenant', () => {
  test.each([
    [0, 1_250, 1_200_000, 18_750],
    [1_000, 1_250, 1_200_000, 18_750],
    [1_001, 2_500, 2_400_000, 37_500],
    [15_000, 3_750, 3_600_000, 56_250],
    [50_000, 5_000, 4_800_000, 75_000],
    [50_001, 6_250, 6_000_000, 93_750],
  ])('%d give %d units a minute', (licences, unitsPerMinute, unitsPerDay, tenantUnitsPerFiveMinutes) => {
    expect(licenceTier(licences)).toEqual({ unitsPerMinute, unitsPerDay, tenantUnitsPerFiveMinutes });
  });
});

describe('the limits of SharePoint', () => {
  test('speak up from four fifths of the minute, and refuse above it', async () => {
    const { admit, clock } = limitsWith({ unitsPerMinute: 10 });
    const quiet = [1, 2, 3].map(() => admit()?.headers);
    expect(quiet).toEqual([{}, {}, {}]);
    await clock.advance(20_000);
    expect(admit()?.headers).toEqual({
      'RateLimit-Limit': '10',
      'RateLimit-Remaining': '2',
      'RateLimit-Reset': '40',
    });
    expect(admit()?.headers).toMatchObject({ 'RateLimit-Remaining': '0' });
    expect(admit()).toMatchObject({
      limit: 'SharePointMinute',
      status: 429,
      code: 'activityLimitReached',
      message: 'The request has been throttled',
      details: { innerError: { code: 'throttledRequest' } },
      headers: {
        'Retry-After': '40',
        'RateLimit-Limit': '10',
        'RateLimit-Remaining': '0',
        'RateLimit-Reset': '40',
      },
    });
    await clock.advance(40_000);
    expect(admit()?.headers).toEqual({});
  });

  test('may call too much asked a busy service', () => {
    const { admit } = limitsWith({ unitsPerMinute: 1, refusal: 503 });
    expect(admit()).toMatchObject({
      status: 503,
      code: 'serviceNotAvailable',
      headers: { 'Retry-After': '60' },
    });
  });

  test('count what they refuse, so that the day pays for impatience, without RateLimit headers', async () => {
    const { admit, clock, usage } = limitsWith({ unitsPerMinute: 2, unitsPerDay: 10 });
    for (let n = 0; n < 5; n += 1) admit();
    expect(usage()).toContainEqual(expect.objectContaining({ limit: 'SharePointDay', used: 10, most: 10 }));
    await clock.advance(60_000);
    expect(admit()).toMatchObject({ limit: 'SharePointDay', headers: { 'Retry-After': '86340' } });
    expect(admit()?.headers).not.toHaveProperty('RateLimit-Limit');
  });

  test('hold a person to 3,000 requests in five minutes', () => {
    const { admit } = limitsWith({ licences: 100_000 });
    const reading = call('GET', `${list}/items/7`, 'somebody');
    const answers = Array.from({ length: 3001 }, () => admit(reading));
    expect(answers.findIndex((answer) => answer instanceof Throttled)).toBe(3000);
    expect(answers.at(-1)).toMatchObject({ limit: 'SharePointUser' });
  });

  test('add up the whole tenant over five minutes', () => {
    const { admit } = limitsWith({ unitsPerMinute: 1_000_000 });
    const answers = Array.from({ length: 9_376 }, () => admit());
    expect(answers.findIndex((answer) => answer instanceof Throttled)).toBe(9_375);
    expect(answers.at(-1)).toMatchObject({ limit: 'SharePointTenant' });
  });

  test('leave everybody else alone', () => {
    expect(limitsWith({ unitsPerMinute: 1 }).admit(call('GET', '/users/a@b/events'))).toBeNull();
  });
});
