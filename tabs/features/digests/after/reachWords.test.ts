import { describe, expect, it } from '@jest/globals';
import { correctedReach, unchangedWords, withdrawnReach } from './reachWords.ts';

describe('what a change reaches', () => {
  it('is the cards that went, and the web copy', () => {
    expect(correctedReach({ inTeams: 1058, waiting: 0 })).toBe(
      'We will change 1,058 Teams messages and the web copy.',
    );
    expect(correctedReach(null)).toBe('We will change 0 Teams messages and the web copy.');
  });

  it('names those who still wait', () => {
    expect(correctedReach({ inTeams: 1, waiting: 1 })).toBe(
      'We will change 1 Teams message and the web copy. 1 person still waits for it and gets it put right.',
    );
    expect(withdrawnReach({ inTeams: 2, waiting: 608 })).toBe(
      'We will change 2 Teams messages and the web copy. 608 people still wait for it and will not get it.',
    );
  });

  it('says what cannot be changed', () => {
    expect(unchangedWords({ byEmail: 181 })).toBe('181 e-mails cannot be changed.');
    expect(unchangedWords({ byEmail: 0 })).toBe('');
  });
});
