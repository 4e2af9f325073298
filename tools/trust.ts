/** Trusts the certificate of the local Microsoft 365 besides the usual authorities. */
import { existsSync, readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/**
 * Node heeds NODE_EXTRA_CA_CERTS only in the environment it was started with; a tool learns of the file from its
 * settings, when it runs already.
 */
export const trust = (file: string | null): void => {
  if (file !== null && existsSync(file))
    setDefaultCACertificates([...getCACertificates('default'), readFileSync(file, 'utf8')]);
};
