import { describe, expect, it } from '@jest/globals';
import { laySample } from './laySample.ts';

describe('laying the sample programme', () => {
  it('counts weeks from the first Monday that is not before the start', () => {
    expect(laySample('{monday+0},{wednesday+1}', '2027-05-12')).toBe('17 May 2027,26 May 2027');
    expect(laySample('{monday+0}', '2027-05-17')).toBe('17 May 2027');
  });

  it('counts working days without weekends', () => {
    expect(laySample('{day+0} {day+1} {day+2}', '2027-05-14')).toBe('14 May 2027 17 May 2027 18 May 2027');
    expect(laySample('{day+0}', '2027-05-16')).toBe('17 May 2027');
  });

  it('leaves out the weeks of Christmas and New Year', () => {
    expect(laySample('{monday+3} {monday+4} {monday+5}', '2026-11-22')).toBe(
      '14 December 2026 4 January 2027 11 January 2027',
    );
  });

  it('leaves other text alone', () => {
    expect(laySample('{someday+1}, {monday}', '2027-05-12')).toBe('{someday+1}, {monday}');
  });
});
