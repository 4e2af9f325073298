import { describe, expect, it } from '@jest/globals';
import { eventOfSubPage, firstRequest } from './firstRequest.ts';

describe('what a page asks for before it is drawn', () => {
  it.each([
    ['/tabs/events', '', null, '/api/events'],
    ['/tabs/', '?show=visits', null, '/api/events'],
    ['/tabs/events/7kq2m9x4c1ab', '', null, '/api/events/7kq2m9x4c1ab'],
    ['/tabs/events', '', 'events/7kq2m9x4c1ab', '/api/events/7kq2m9x4c1ab'],
    ['/tabs/events', '?when=past', null, null],
    ['/tabs/events', '?mine=1', null, null],
    ['/tabs/events/month', '', null, null],
  ])('%s%s with link %s asks for %s', (path, search, subPage, expected) => {
    expect(firstRequest(path, search, subPage)).toBe(expected);
  });

  it('believes no deep link that is not an event', () => {
    expect(['events/../../admin', 'events/', 'https://elsewhere.example', ''].map(eventOfSubPage)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
