import { describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { createLinkSeal } from './sealedLink.ts';

const secret = 'a secret of at least 32 characters';
const links = createLinkSeal(secret, new FixedClock('2026-11-23T09:00:00Z'));
const inAnHour = new Date('2026-11-23T10:00:00Z');
const claims = { purpose: 'book', eventId: 'abc', name: 'Teaching assistant', email: 'ta@bittern.example' };

describe('a sealed link', () => {
  test('gives back the claims it was made with, and fits into one path segment', async () => {
    const token = await links.seal(claims, inAnHour);
    expect(await links.open(token)).toEqual(claims);
    expect(encodeURIComponent(token)).toBe(token);
  });

  test('tells whoever reads it in a log neither whom nor what it is about', async () => {
    const token = await links.seal(claims, inAnHour);
    const legible = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    for (const said of Object.values(claims)) expect(legible.join(' ')).not.toContain(said);
    expect(await links.seal(claims, inAnHour)).not.toBe(token);
  });

  test('ends at its time', async () => {
    const later = createLinkSeal(secret, new FixedClock('2026-11-23T10:00:00Z'));
    expect(await later.open(await links.seal(claims, inAnHour))).toBeNull();
  });

  test('is refused when any part was changed or left out, or another secret made it', async () => {
    const token = await links.seal(claims, inAnHour);
    const [header = '', , iv = '', text = '', tag = ''] = token.split('.');
    const plain = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const other = createLinkSeal(
      'another secret of at least 32 chars',
      new FixedClock('2026-11-23T09:00:00Z'),
    );
    const changed = text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`;
    for (const forged of [
      `${header}..${iv}.${changed}.${tag}`,
      `${header}..${iv}.${text}.`,
      `${plain}..${iv}.${text}.${tag}`,
      `${plain}.${Buffer.from(JSON.stringify({ claims })).toString('base64url')}.`,
      text,
      '',
      await other.seal(claims, inAnHour),
    ])
      expect(await links.open(forged)).toBeNull();
  });

  test('is not made with a short secret', () => {
    expect(() => createLinkSeal('short', new FixedClock())).toThrow(RangeError);
  });
});
