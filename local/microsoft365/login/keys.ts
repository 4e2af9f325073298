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
  return {
    publicJwk,
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: algorithm, typ: 'JWT', kid }).sign(key),
    verify: async (token, now) => {
      const { payload } = await jwtVerify(token, publicJwk, { algorithms: [algorithm], currentDate: now });
      return payload;
    },
  };
}
