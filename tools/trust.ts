/** Trusts the certificate of the local Microsoft 365 when the settings came from a file. */
import { existsSync, readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/**
 * Node heeds NODE_EXTRA_CA_CERTS only in the environment it was started with, not in `--env-file`; here it is heeded
 * after all.
 */
export const trust = (file: string | null): void => {
  if (file === null || !existsSync(file) || getCACertificates('extra').length > 0) return;
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(file, 'utf8')]);
};
