import { describe, expect, test } from '@jest/globals';
import { readFeedAddress } from './feedAddress.ts';

const read = (typed: string, hostsAllowed: readonly string[] = []) => {
  const address = readFeedAddress(typed, { publicUrl: 'https://learning.example', hostsAllowed });
  return address.ok ? address.value : address.failure.message;
};

describe('the address of a calendar', () => {
  test.each([
    [' webcal://hub.example/a.ics ', 'https://hub.example/a.ics'],
    ['WEBCALS://hub.example/a.ics', 'https://hub.example/a.ics'],
    ['https://hub.example/a.ics?key=1#part', 'https://hub.example/a.ics?key=1'],
  ])('%s is fetched as %s', (typed, address) => expect(read(typed)).toBe(address));

  test.each([
    ['hub.example/a.ics', /not a whole web address/],
    ['http://hub.example/a.ics', /must begin with https/],
    ['javascript:alert(1)', /must begin with https/],
    ['https://me:word@hub.example/a.ics', /user name or password/],
    ['webcal://learning.example/feeds/events.ics', /calendar of ours/],
  ])('%s is refused in words', (typed, words) => expect(read(typed)).toMatch(words));

  test('may be plain http only where the settings name the host', () => {
    expect(read('http://localhost:8080/a.ics', ['localhost:8080'])).toBe('http://localhost:8080/a.ics');
    expect(read('http://localhost:8081/a.ics', ['localhost:8080'])).toMatch(/must begin with https/);
  });
});
