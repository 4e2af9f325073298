import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, makeDay, mondayOf, weekdayOf } from './days.ts';
import { isZone, localMidnight, readWallTime, ukZone, wallTime } from './zones.ts';

describe('wall time and instants', () => {
  it('reads winter and summer time', () => {
    expect(readWallTime('2027-01-19', '09:30', ukZone)).toEqual({
      kind: 'exact',
      instant: '2027-01-19T09:30:00Z',
    });
    expect(readWallTime('2027-05-19', '09:30', ukZone)).toEqual({
      kind: 'exact',
      instant: '2027-05-19T08:30:00Z',
    });
  });

  it('knows that half past one does not exist when the clocks go forward', () => {
    expect(readWallTime('2027-03-28', '01:30', ukZone)).toEqual({ kind: 'nonexistent' });
    expect(readWallTime('2027-03-28', '02:00', ukZone).kind).toBe('exact');
  });

  it('knows that half past one comes twice when the clocks go back', () => {
    expect(readWallTime('2027-10-31', '01:30', ukZone)).toEqual({
      kind: 'ambiguous',
      earlier: '2027-10-31T00:30:00Z',
      later: '2027-10-31T01:30:00Z',
    });
  });

  it('begins a day at its first moment where clocks skip midnight', () => {
    expect(localMidnight('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z');
    expect(localMidnight('2027-06-01', ukZone)).toBe('2027-05-31T23:00:00Z');
  });

  it('tells zones from other words', () => {
    expect(['Europe/London', 'UTC', 'Europe/Norwich', '+01:00', ''].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('comes back to the same instant from its wall time, in any zone', () => {
    const zones = fc.constantFrom(ukZone, 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
    const minutes = fc.integer({ min: 0, max: 30 * 366 * 24 * 60 });
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const instant = new Date(Date.UTC(2010, 0, 1) + minute * 60_000).toISOString().replace('.000Z', 'Z');
        const { day, time } = wallTime(instant, zone);
        const reading = readWallTime(day, time, zone);
        const found =
          reading.kind === 'exact'
            ? [reading.instant]
            : reading.kind === 'ambiguous'
              ? [reading.earlier, reading.later]
              : [];
        expect(found).toContain(instant);
      }),
      { numRuns: 300 },
    );
  });
});

describe('days', () => {
  it('refuses days that the calendar does not have', () => {
    expect([makeDay(2027, 6, 31), makeDay(2027, 2, 29), makeDay(2028, 2, 29)]).toEqual([
      null,
      null,
      '2028-02-29',
    ]);
  });

  it('counts over months and clock changes', () => {
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
    expect([weekdayOf('2027-05-17'), weekdayOf('2027-05-23')]).toEqual([1, 7]);
    expect(mondayOf('2027-05-23')).toBe('2027-05-17');
  });
});
