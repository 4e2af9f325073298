/** Links that prove themselves: claims and an end, sealed with HMAC-SHA-256 (RFC 2104). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { LinkSigner } from '#core/people/ports.ts';

const sealedSchema = z.object({ claims: z.record(z.string(), z.string()), expires: z.number() });

/** What stands before the seal names the form of the token, so that no other use of the secret can pass for a link. */
const form = 'link.v1';

/**
 * @param secret at least 32 characters; anybody who knows it can make links
 * @throws RangeError when the secret is shorter
 */
export const createLinkSigner = (secret: string, clock: Clock): LinkSigner => {
  if (secret.length < 32) throw new RangeError('the link secret needs at least 32 characters');
  const seal = (text: string): Buffer => createHmac('sha256', secret).update(`${form}.${text}`).digest();

  return {
    sign(claims, expiresAt) {
      const text = Buffer.from(JSON.stringify({ claims, expires: expiresAt.getTime() })).toString(
        'base64url',
      );
      return `${text}.${seal(text).toString('base64url')}`;
    },
    verify(token) {
      const [text, given, ...rest] = token.split('.');
      if (!text || !given || rest.length > 0) return null;
      const expected = seal(text);
      const offered = Buffer.from(given, 'base64url');
      if (offered.length !== expected.length || !timingSafeEqual(offered, expected)) return null;
      const { claims, expires } = sealedSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      return expires > clock.now().getTime() ? claims : null;
    },
  };
};
