import { describe, expect, it } from '@jest/globals';
import { anUpdate } from '../../../testing/someAreas.ts';
import { adviceOn, longestSentence, unexplained } from './advice.ts';

describe('advice on how an update reads', () => {
  it('names each short form once that is nowhere spelled out', () => {
    expect(unexplained('The ITT provider met the ITT lead about KS2.')).toEqual(['ITT']);
    expect(unexplained('Initial teacher training (ITT) starts. ITT ends.')).toEqual([]);
  });

  it('counts the words of the longest sentence, list items apart', () => {
    expect(longestSentence('One two three. Four five.\nSix\nSeven eight nine ten')).toBe(4);
  });

  it('has nothing to say about plain words', () => {
    expect(
      adviceOn(anUpdate({ headline: 'Draft ready', happened: 'We wrote two pages.', next: 'Read it.' })),
    ).toEqual([]);
  });

  it('leads to the field with the long sentence', () => {
    const happened = Array.from({ length: 30 }, () => 'word').join(' ');
    expect(adviceOn(anUpdate({ happened }))).toEqual([
      { field: 'happened', message: 'A sentence has 30 words. Aim for 25 or fewer.' },
    ]);
  });
});
