import { describe, expect, test } from '@jest/globals';
import { updateDetails } from '../../tests/builders/anUpdate.ts';
import { shareTexts } from './shareTexts.ts';
import type { UpdateDetails } from './update.ts';

const share = (overrides: Partial<UpdateDetails>) =>
  shareTexts({
    update: updateDetails(overrides),
    areaName: 'Norfolk KS2 Challenge',
    link: 'https://x.example/go/u/1',
  });
const ask = {
  kind: 'survey',
  words: 'Tell us how the move went.',
  by: '2026-11-27T17:00:00Z',
  link: 'https://x.example/survey',
} as const;

describe('ready text to share', () => {
  test('is there for those whom the author marked, and nobody else', () => {
    const kinds = (shareWith: UpdateDetails['shareWith']) => share({ shareWith }).map(({ kind }) => kind);
    expect(kinds(['staff'])).toEqual(['staff', 'governors']);
    expect(kinds(['parents'])).toEqual(['parents', 'newsletter']);
    expect(kinds(['community'])).toEqual(['newsletter']);
    expect(kinds([])).toEqual([]);
  });

  test('holds everything for parents, in plain words with whole addresses', () => {
    const attachments = [{ title: 'Report', link: 'https://x.example/r', type: 'PDF', size: '240KB' }];
    const [parents] = share({ shareWith: ['parents'], ask, attachments });
    expect(parents?.text).toBe(
      [
        'Nine schools opened their doors',
        'From the Norfolk Learning Collaborative: Norfolk KS2 Challenge',
        'What has happened',
        'Colleagues from nine schools saw reading taught elsewhere.',
        'What comes next',
        'The next visits are in spring.',
        'What we would like from you',
        'Tell us how the move went. By Friday 27 November 2026, 5pm.',
        'Do it here: https://x.example/survey',
        'Report (PDF, 240KB): https://x.example/r',
        'Read it here: https://x.example/go/u/1',
      ].join('\n\n'),
    );
  });

  test('is Markdown too, in which what was typed as text stays text', () => {
    const [staff, governors] = share({ headline: '*Stars* & <b>', ask });
    expect(staff?.markdown).toContain('**\\*Stars\\* & \\<b\\>**');
    expect(staff?.markdown).toContain('Colleagues from **nine schools** saw');
    expect(staff?.markdown).toContain('[Do it here](https://x.example/survey)');
    expect(governors?.markdown).not.toContain('survey');
  });

  test('is short for a newsletter, and keeps the deadline', () => {
    const [news] = share({ shareWith: ['community'], happened: 'word '.repeat(500), ask });
    expect(news?.text.length).toBeLessThan(700);
    expect(news?.text).toContain('By Friday 27 November 2026, 5pm.');
  });
});
