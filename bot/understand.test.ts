import { describe, expect, test } from '@jest/globals';
import { nearestCommands, normalise, understand } from './understand.ts';

const command = (text: string) => {
  const it = understand(text);
  return it.kind === 'command' ? [it.command, it.words, it.readAs] : [it.kind];
};

describe('what was typed', () => {
  test.each([
    ['help', 'help', ''],
    ['?', 'help', ''],
    ['Hi!', 'help', ''],
    ['What can you do?', 'help', ''],
    ['events', 'events', ''],
    ['Events this week', 'events', 'this week'],
    ['week events this', 'events', 'week this'],
    ['please show me the events next week, thanks', 'events', 'the next week'],
    ['<at>Norfolk Learning</at> events', 'events', ''],
    ['<at>Norfolk Learning</at>&nbsp;deadlines', 'deadlines', ''],
    ["what's on", 'events', ''],
    ['visits writing', 'events', 'writing visits'],
    ['practice week', 'practice week', ''],
    ['practice week events', 'practice week', 'events'],
    ['events practice week', 'events', 'practice week'],
    ['practice week tuesday', 'practice week', 'tuesday'],
    ['what deadlines are there', 'deadlines', 'what are there'],
    ['events 12/5', 'events', '12/5'],
    ['my bookings', 'my bookings', ''],
    ['bookings', 'my bookings', ''],
    ['Book B7K2Q', 'book', 'b7k2q'],
    ['book ITT webinar', 'book', 'itt webinar'],
    ['can I book the New Horizons conference please?', 'book', 'the new horizons conference'],
    ['sign me up for new horizons', 'book', 'new horizons'],
    ["I'll go to the network", 'book', 'the network'],
    ['cancel b7k2q', 'cancel', 'b7k2q'],
    ['what are the priority areas', 'areas', 'what are the'],
    ['updates transitions', 'updates', 'transitions'],
    ["what's new in attendance", 'updates', 'in attendance'],
    ['my digest', 'digest', ''],
    ['follow KS2', 'follow', 'ks2'],
    ['please stop following transitions', 'unfollow', 'transitions'],
    ['stop', 'preferences', ''],
    ['pause until 4 January', 'pause', '4 january'],
    ['quiet until half term', 'pause', 'half term'],
    ['resume', 'resume', ''],
    ['<at>Norfolk Learning</at> channel settings', 'channel settings', ''],
  ])('“%s” is %s with “%s”', (text, name, words) => {
    expect(command(text)).toEqual([name, words, null]);
  });

  test.each([
    ['vists', 'events', 'visits'],
    ['evnts', 'events', ''],
    ['evenst next week', 'events', 'next week'],
    ['cancle B7K2Q', 'cancel', 'b7k2q'],
    ['deadlnies', 'deadlines', ''],
    ['practise week', 'practice week', ''],
    ['my bokings', 'my bookings', ''],
    ['hlep', 'help', ''],
    ['bokk itt', 'book', 'itt'],
    ['chanel settings', 'channel settings', ''],
    ['quite until monday', 'pause', 'monday'],
  ])('“%s” is read as %s, and says so', (text, name, words) => {
    expect(command(text)).toEqual([name, words, name]);
  });

  test('never books or gives up for a word in the middle of a sentence', () => {
    expect(command('which book should we read')).toEqual(['unknown']);
    expect(command('did the council cancel it')).toEqual(['unknown']);
  });

  test('takes no everyday word for a misspelt command, and changes nothing in the middle of a sentence', () => {
    expect(command('are you there')).toEqual(['unknown']);
    expect(command('did the council say so')).toEqual(['unknown']);
    expect(command('please keep quiet until monday')).toEqual(['unknown']);
    expect(command('which schools follow this')).toEqual(['unknown']);
  });

  test('an exact word wins over a near one', () => {
    expect(command('look at events')).toEqual(['events', 'look at', null]);
  });

  test('short words must be exact', () => {
    expect(command('pq')).toEqual(['unknown']);
  });

  test('two near winners are a question', () => {
    expect(understand('pacel tuesday')).toEqual({
      kind: 'unsure',
      candidates: [
        { command: 'my bookings', words: 'tuesday' },
        { command: 'cancel', words: 'tuesday' },
      ],
    });
  });

  test('words that are near to no command are unknown', () => {
    expect(understand('moderation')).toEqual({ kind: 'unknown', words: 'moderation' });
  });

  test('nothing at all is unknown, not an error', () => {
    expect(understand('')).toEqual({ kind: 'unknown', words: '' });
    expect(understand('🎉 ... !!!')).toEqual({ kind: 'unknown', words: '' });
  });

  test('the nearest commands are offered', () => {
    expect(nearestCommands('deadl')[0]).toBe('deadlines');
    expect(nearestCommands('')).toHaveLength(3);
  });
});

test.each(['?', '<', '<at>', '<at ', '? '])('a page of nothing but ‘%s’ is read in no time', (sign) => {
  const begun = performance.now();
  normalise(sign.repeat(28_000));
  expect(performance.now() - begun).toBeLessThan(500);
});

test.each([
  ['?', '?'],
  [' ? ', '?'],
  ['??', ''],
  ['what? is on?', 'what is on'],
])('a question mark stands only alone: ‘%s’', (typed, left) => {
  expect(normalise(typed)).toBe(left);
});
