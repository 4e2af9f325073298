import { describe, expect, test } from '@jest/globals';
import { addressOf, type Place, placeOfAddress, placeOfTeamsLink, shareLink } from './place.ts';

const at = (path: string) => new URL(path, 'http://localhost:5300');

describe('an address of the window', () => {
  const places: Place[] = [
    { view: 'tab', entityId: 'events', subPageId: null },
    { view: 'tab', entityId: 'events', subPageId: 'events/a b&c' },
    { view: 'channel', channel: null, tab: null, subPageId: null },
    { view: 'channel', channel: '19:a@thread.tacv2', tab: 'area-transitions', subPageId: 'updates/1' },
    { view: 'chat' },
    { view: 'calendar', mailbox: 'shared' },
    { view: 'calendar', mailbox: 'mine' },
    { view: 'lists', list: null },
    { view: 'lists', list: 'Events & visits' },
    { view: 'mail', folder: 'sent' },
    { view: 'mail', folder: 'inbox' },
  ];
  test.each(places)('leads back to where it came from: %j', (place) => {
    expect(placeOfAddress(at(addressOf(place, 'head@samphire.norfolk.example')), 'app')).toEqual(place);
  });

  test('keeps who one is', () => {
    const address = addressOf({ view: 'chat' }, 'head@samphire.norfolk.example');
    expect(at(address).searchParams.get('as')).toBe('head@samphire.norfolk.example');
  });

  test('that names no place means none', () => {
    expect(placeOfAddress(at('/'), 'app')).toBeNull();
  });
});

describe('a Teams link', () => {
  test.each(['subEntityId', 'subPageId'])('leads to a place in a tab by %s', (name) => {
    const context = encodeURIComponent(JSON.stringify({ [name]: 'events/1' }));
    expect(placeOfTeamsLink(at(`/l/entity/app/events?context=${context}`), 'app')).toEqual({
      view: 'tab',
      entityId: 'events',
      subPageId: 'events/1',
    });
  });

  test('with a context that cannot be read leads to the tab', () => {
    expect(placeOfTeamsLink(at('/l/entity/app/events?context={'), 'app')).toEqual({
      view: 'tab',
      entityId: 'events',
      subPageId: null,
    });
  });

  test('to a chat leads to Chat', () => {
    expect(placeOfTeamsLink(at('/l/chat/0/0?users=28:app'), 'app')).toEqual({ view: 'chat' });
  });

  test.each(['/l/entity/other/events', '/l/entity/app', '/l/meetup-join/x', '/go/e/1', '/l/entity/app/%'])(
    'to something else leads nowhere: %s',
    (path) => {
      expect(placeOfTeamsLink(at(path), 'app')).toBeNull();
    },
  );

  test.each([
    [null, { view: 'tab', entityId: 'events', subPageId: 'events/1' }],
    [
      '19:a@thread.tacv2',
      { view: 'channel', channel: '19:a@thread.tacv2', tab: 'events', subPageId: 'events/1' },
    ],
  ])('made for sharing in channel %s leads back', (channelId, place) => {
    const shared = { appId: 'app', entityId: 'events', subPageId: 'events/1', channelId };
    expect(placeOfTeamsLink(new URL(shareLink('http://localhost:5300', shared)), 'app')).toEqual(place);
  });
});
