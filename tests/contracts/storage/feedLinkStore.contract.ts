import { describe, expect, test } from '@jest/globals';
import { memberKey } from '#core/people/person.ts';
import type { OpenStorage } from './opened.ts';

export const feedLinkStoreContract = (open: OpenStorage) => {
  describe('links to personal calendars', () => {
    const aPerson = () => ({
      key: memberKey('tenant', open().ids.next()),
      name: 'Head',
      email: 'head@x.example',
    });

    test('a person has one link, the same each time it is asked for', async () => {
      const { feedLinks } = open();
      const person = aPerson();
      const first = await feedLinks.obtain(person);
      expect(first.made).toBe(true);
      expect(await feedLinks.obtain(person)).toEqual({ token: first.token, made: false });
      expect(await feedLinks.open(first.token)).toEqual(person);
    });

    test('asked for several times at once it is still one', async () => {
      const { feedLinks } = open();
      const person = aPerson();
      const links = await Promise.all([1, 2, 3].map(() => feedLinks.obtain(person)));
      const { token } = await feedLinks.obtain(person);
      expect(links.at(0)?.token === token || links.some((link) => link.token === token)).toBe(true);
      expect(await feedLinks.open(token)).toEqual(person);
    });

    test('a revoked link is known as revoked, and the next one differs', async () => {
      const { feedLinks } = open();
      const person = aPerson();
      expect(await feedLinks.revoke(person.key)).toBe(false);
      const { token } = await feedLinks.obtain(person);
      expect(await feedLinks.revoke(person.key)).toBe(true);
      expect(await feedLinks.open(token)).toBe('revoked');
      const next = await feedLinks.obtain(person);
      expect(next.token).not.toBe(token);
      expect([await feedLinks.open(token), await feedLinks.open(next.token)]).toEqual(['revoked', person]);
    });

    test.each(['', 'nothing', '../owner', "' or 1 eq 1"])('the text "%s" opens nothing', async (text) => {
      expect(await open().feedLinks.open(text)).toBeNull();
    });
  });
};
