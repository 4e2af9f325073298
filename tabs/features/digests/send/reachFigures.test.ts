import { describe, expect, it } from '@jest/globals';
import { nobodyReached } from '#core/delivery/reach.ts';
import { reachFigures, reachWords } from './reachFigures.ts';

const counts = { ...nobodyReached, teams: 1064, mailNoApp: 150, mailBlocked: 34, cannot: 3, nothingNew: 212 };

describe('how people will get an issue', () => {
  it('says how many get it by which way, and how many do not', () => {
    expect(reachWords(counts)).toBe(
      '1,248 people get it: 1,064 in Teams, 184 by e-mail. 3 cannot be reached. 212 get no message.',
    );
    expect(reachWords({ ...nobodyReached, choseNone: 1 })).toBe('Nobody gets it.');
    expect(reachWords({ ...nobodyReached, teams: 1, choseNone: 1 })).toBe(
      '1 person gets it: 1 in Teams, 0 by e-mail. 1 gets no message.',
    );
  });

  it('names what each figure is out of, and only reasons that somebody has', () => {
    const rows = new Map(reachFigures(counts).map(({ what, count }) => [what, count]));
    expect(rows.get('People who should get it')).toBe('1,251 of 1,463 (85.5%)');
    expect(rows.get('In Teams')).toBe('1,064 of 1,251 (85.1%)');
    expect(rows.has('On a break, get the next one')).toBe(false);
  });
});
