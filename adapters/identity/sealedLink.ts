/** Links that prove themselves and tell nobody else what they say: an encrypted token that ends (RFC 7516, `dir`, `A256GCM`). */
import { hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { LinkSeal } from '#core/people/ports.ts';

const claimsSchema = z.record(z.string(), z.string());

/** What the key is derived for, so that no other use of the secret can pass for a link. */
const use = 'link.v2';

/**
 * Encrypted, not only signed: a link stands in request logs, and may name a person.
 * @param secret at least 32 characters; anybody who knows it can make links
 * @throws RangeError when the secret is shorter
 */
export const createLinkSeal = (secret: string, clock: Clock): LinkSeal => {
  if (secret.length < 32) throw new RangeError('the link secret needs at least 32 characters');
  const key = new Uint8Array(hkdfSync('sha256', secret, '', use, 32));

  return {
    seal: (claims, expiresAt) =>
      new EncryptJWT({ claims })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(expiresAt)
        .encrypt(key),
    async open(token) {
      try {
        const { payload } = await jwtDecrypt(token, key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
          requiredClaims: ['exp'],
          currentDate: clock.now(),
        });
        return claimsSchema.parse(payload.claims);
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
};
