/** Identities by node:crypto, written in Crockford's base 32 (no i, l, o, u), lower-case. */
import { createHash, randomBytes } from 'node:crypto';
import type { Ids } from '#core/ids.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 12;

/** The low five bits of each byte: 60 bits in all. */
const encode = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte & 31)).join('');

/** The same identity for the same parts. JSON keeps `['ab', 'c']` and `['a', 'bc']` apart. */
export const deriveId = (...parts: string[]): string =>
  encode(createHash('sha256').update(JSON.stringify(parts)).digest());

export const cryptoIds: Ids = { next: () => encode(randomBytes(length)), derive: deriveId };
