import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toInstant, toLocal } from './zonedTime.ts';

const zones = ['UTC', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
const seconds = fc.integer({
  min: Date.parse('2000-01-01T00:00:00Z') / 1000,
  max: Date.parse('2040-01-01T00:00:00Z') / 1000,
});

describe('local times', () => {
  test('of an instant lead back to that local time, in every zone and around every change of the clocks', () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const local = toLocal(second * 1000, zone);
        expect(toLocal(toInstant(local, zone), zone)).toBe(local);
      }),
    );
  });

  test('lead back to the instant itself but for the first of two equal hours', () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const back = toInstant(toLocal(second * 1000, zone), zone) / 1000 - second;
        expect([0, 1800, 3600]).toContain(back);
      }),
    );
  });

  test.each([
    ['2027-03-28T00:59:59', '2027-03-28T00:59:59.000Z'],
    ['2027-03-28T01:30:00', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28T02:00:00', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31T00:59:59', '2027-10-30T23:59:59.000Z'],
    ['2027-10-31T01:00:00', '2027-10-31T01:00:00.000Z'],
    ['2027-10-31T02:00:00', '2027-10-31T02:00:00.000Z'],
  ])('%s in London is %s', (local, instant) => {
    expect(new Date(toInstant(local, 'Europe/London')).toISOString()).toBe(instant);
  });
});
