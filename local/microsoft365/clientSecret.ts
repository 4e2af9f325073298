/** The application's secret in the local tenant: made at the first start, kept beside the state, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param folder where `client-secret` is kept; null makes one that is forgotten. */
export function keepClientSecret(folder: string | null): string {
  const file = folder === null ? null : join(folder, 'client-secret');
  if (file !== null && existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(30).toString('base64url');
  if (file !== null) writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
