import { describe, expect, it } from '@jest/globals';
import { addressOfSubPage, firstRequest } from './firstRequest.ts';

describe('what a page asks for before it is drawn', () => {
  it.each([
    ['/tabs/events', '', null, '/api/events'],
    ['/tabs/', '?show=visits', null, '/api/events'],
    ['/tabs/events/7kq2m9x4c1ab', '', null, '/api/events/7kq2m9x4c1ab'],
    ['/tabs/events', '', 'events/7kq2m9x4c1ab', '/api/events/7kq2m9x4c1ab'],
    ['/tabs/events', '?when=past', null, null],
    ['/tabs/events', '?mine=1', null, null],
    ['/tabs/events/month', '', null, null],
    ['/tabs/areas', '', null, '/api/areas'],
    ['/tabs/areas/ks2', '', null, '/api/areas/ks2'],
    ['/tabs/areas', '', 'areas/ks2', '/api/areas/ks2'],
    ['/tabs/areas/ks2/meetings/7kq2m9x4c1ab', '', null, '/api/areas/ks2'],
    ['/tabs/areas/ks2/updates/7kq2m9x4c1ab', '', null, '/api/updates/7kq2m9x4c1ab'],
    ['/tabs/areas', '', 'updates/7kq2m9x4c1ab', '/api/updates/7kq2m9x4c1ab'],
    ['/tabs/areas/ks2/edit', '', null, null],
  ])('%s%s with link %s asks for %s', (path, search, subPage, expected) => {
    expect(firstRequest(path, search, subPage)).toBe(expected);
  });
});

describe('a deep link', () => {
  it('leads on from the beginning of any tab to what it names', () => {
    expect(addressOfSubPage('/tabs/areas', '', 'events/7kq2m9x4c1ab')).toBe('/tabs/events/7kq2m9x4c1ab');
    expect(addressOfSubPage('/tabs/events', '?when=past', 'areas/ks2')).toBe('/tabs/areas/ks2');
    const ours = [
      'manage',
      'manage/sync',
      'manage/digests',
      'manage/digests/7kq2m9x4c1ab/report',
      'preferences',
    ];
    expect(ours.map((subPage) => addressOfSubPage('/tabs/events', '', subPage))).toEqual(
      ours.map((subPage) => `/tabs/${subPage}`),
    );
  });

  it('leads on from a channel’s tab', () => {
    expect(addressOfSubPage('/tabs/areas/ks2', '?in=channel', 'updates/7kq2m9x4c1ab')).toBe(
      '/tabs/updates/7kq2m9x4c1ab',
    );
  });

  it('leaves a page that is already somewhere', () => {
    expect(addressOfSubPage('/tabs/areas/data', '', 'areas/ks2')).toBeNull();
  });

  it('is not believed when it names nothing we know', () => {
    const strange = [
      'events/../../admin',
      'events/',
      'https://elsewhere.example',
      '',
      'areas/KS2',
      'manage/sync/x',
      'manage/digests/../sync',
      'preferences/x',
    ];
    expect(strange.map((subPage) => addressOfSubPage('/tabs/events', '', subPage))).toEqual(
      strange.map(() => null),
    );
  });
});
