/** The certificate of the local Microsoft 365: made once, kept beside the state, so that restarts keep the trust given to it. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** PEM texts. The certificate is its own authority: clients trust `cert` through NODE_EXTRA_CA_CERTS. */
export type Certificate = { key: string; cert: string };

const tenYears = 10 * 365 * 24 * 60 * 60 * 1000;

const makeCertificate = async (): Promise<Certificate> => {
  // A name of its own: of two authorities called the same, OpenSSL tries only the first.
  const name = `Local Microsoft 365 ${randomBytes(6).toString('hex')}`;
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // Whoever lives on another day than the machine is connected to by the machine's clock.
    notBeforeDate: new Date(Date.now() - tenYears),
    notAfterDate: new Date(Date.now() + tenYears),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: `${made.cert}\n` };
};

/** @param folder where the pair is kept; null makes one that is forgotten. Validity follows the machine's clock, as TLS does. */
export async function keepCertificate(folder: string | null): Promise<Certificate> {
  if (folder === null) return makeCertificate();
  const [keyFile, certFile] = [join(folder, 'tls-key.pem'), join(folder, 'tls-cert.pem')];
  if (existsSync(keyFile) && existsSync(certFile)) {
    return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
  }
  const made = await makeCertificate();
  writeFileSync(keyFile, made.key, { mode: 0o600 });
  writeFileSync(certFile, made.cert);
  return made;
}
