import { describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { createLinkSigner } from './signedLink.ts';

const clock = new FixedClock('2026-11-23T09:00:00Z');
const signer = createLinkSigner('a secret of at least 32 characters', clock);
const inAnHour = new Date('2026-11-23T10:00:00Z');
const claims = { purpose: 'booking', eventId: 'abc' };

describe('a signed link', () => {
  test('gives back the claims it was made with, and fits into one path segment', () => {
    const token = signer.sign(claims, inAnHour);
    expect(signer.verify(token)).toEqual(claims);
    expect(encodeURIComponent(token)).toBe(token);
  });

  test('ends at its time', () => {
    const later = new FixedClock('2026-11-23T10:00:00Z');
    const token = signer.sign(claims, inAnHour);
    expect(createLinkSigner('a secret of at least 32 characters', later).verify(token)).toBeNull();
  });

  test('is refused when a claim was changed, the seal was cut or another secret made it', () => {
    const [text = '', seal = ''] = signer.sign(claims, inAnHour).split('.');
    const forged = Buffer.from(JSON.stringify({ claims: { purpose: 'all' }, expires: 9e15 }));
    const other = createLinkSigner('another secret of at least 32 chars', clock);
    for (const token of [
      `${forged.toString('base64url')}.${seal}`,
      `${text}.${seal.slice(0, -4)}`,
      `${text}.`,
      text,
      `${text}.${seal}.${seal}`,
      '',
      other.sign(claims, inAnHour),
    ])
      expect(signer.verify(token)).toBeNull();
  });

  test('is not made with a short secret', () => {
    expect(() => createLinkSigner('short', clock)).toThrow(RangeError);
  });
});
