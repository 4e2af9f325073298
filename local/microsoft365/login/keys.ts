/** The tenant's RS256 key pair: made once, kept beside the state, so that tokens outlive a restart. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CryptoKey,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';

export type SigningKeys = {
  /** Public half, with `kid`, for JSON Web Key Sets. */
  publicJwk: JWK;
  /** Signs the claims as they stand; `iat`, `nbf` and `exp` are the caller's. */
  sign(claims: JWTPayload): Promise<string>;
  /**
   * The claims of a token that this tenant signed and that is within its time at `now`.
   * @throws jose's errors (`JWTExpired`, `JWSSignatureVerificationFailed`, …)
   */
  verify(token: string, now: Date): Promise<JWTPayload>;
};

const algorithm = 'RS256';

const mostRemembered = 1000;

/**
 * Tokens signed a moment ago need no second look at their signature. That spares the machine, and lets a request with a
 * known token go through without a wait, so that what happens at one moment happens in the order it was asked.
 */
class IssuedTokens {
  readonly #claims = new Map<string, JWTPayload>();

  note(token: string, claims: JWTPayload): void {
    this.#claims.set(token, claims);
    const [oldest] = this.#claims.keys();
    if (this.#claims.size > mostRemembered && oldest !== undefined) this.#claims.delete(oldest);
  }

  /** Null for tokens that are unknown here or out of their time: those get the full check. */
  inItsTime(token: string, now: Date): JWTPayload | null {
    const claims = this.#claims.get(token);
    const seconds = Math.floor(now.getTime() / 1000);
    return claims && (claims.nbf ?? 0) <= seconds && seconds < (claims.exp ?? 0) ? claims : null;
  }
}

const privateKey = async (folder: string | null): Promise<CryptoKey> => {
  const file = folder === null ? null : join(folder, 'signing-key.pem');
  if (file !== null && existsSync(file)) {
    return importPKCS8(readFileSync(file, 'utf8'), algorithm, { extractable: true });
  }
  const pair = await generateKeyPair(algorithm, { extractable: true });
  if (file !== null) writeFileSync(file, await exportPKCS8(pair.privateKey), { mode: 0o600 });
  return pair.privateKey;
};

/** @param folder where the key is kept; null makes one that is forgotten. */
export async function keepSigningKeys(folder: string | null): Promise<SigningKeys> {
  const key = await privateKey(folder);
  const { kty, n, e } = await exportJWK(key);
  if (kty === undefined || n === undefined || e === undefined) throw new Error('the signing key is not RSA');
  const kid = createHash('sha256').update(n).digest('base64url').slice(0, 27);
  const publicJwk: JWK = { kty, n, e, kid, use: 'sig', alg: algorithm };
  const issued = new IssuedTokens();
  return {
    publicJwk,
    async sign(claims) {
      const header = { alg: algorithm, typ: 'JWT', kid };
      const token = await new SignJWT(claims).setProtectedHeader(header).sign(key);
      issued.note(token, claims);
      return token;
    },
    async verify(token, now) {
      const known = issued.inItsTime(token, now);
      if (known) return known;
      const { payload } = await jwtVerify(token, publicJwk, { algorithms: [algorithm], currentDate: now });
      return payload;
    },
  };
}
