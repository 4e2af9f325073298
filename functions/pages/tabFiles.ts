/** Finds the file that a path below `/tabs/` means, in the best encoding the browser takes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Suffix of the file made at build time, by content coding, best first. */
const codings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

export type TabFile = {
  body: Uint8Array;
  type: string;
  coding: 'br' | 'gzip' | null;
  /** The name carries a hash of the content, so that it may be kept for ever. */
  immutable: boolean;
};

const readIfThere = async (file: string): Promise<Uint8Array | null> => {
  try {
    return await readFile(file);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
};

const accepts = (header: string, coding: string): boolean =>
  header.split(',').some((part) => {
    const [name, weight] = part.split(';').map((piece) => piece.trim());
    return name === coding && !/^q=0(\.0*)?$/.test(weight ?? '');
  });

/**
 * A path without an extension is a page of the app: `index.html` answers it, so that links open the same page again.
 * @param folder where the built pages are
 * @param asked the path below `/tabs/`, decoded
 * @returns null when there is no such file, or the path points outside the folder
 */
export const findTabFile = async (
  folder: string,
  asked: string,
  acceptEncoding: string,
): Promise<TabFile | null> => {
  if (asked.includes('\0')) return null;
  const name = path.extname(asked) === '' ? 'index.html' : asked;
  const file = path.resolve(folder, name);
  const type = types[path.extname(file)];
  if (!file.startsWith(path.resolve(folder) + path.sep) || type === undefined) return null;
  const common = { type, immutable: name.startsWith('assets/') };
  for (const [coding, suffix] of codings) {
    const body = accepts(acceptEncoding, coding) ? await readIfThere(file + suffix) : null;
    if (body) return { ...common, body, coding };
  }
  const body = await readIfThere(file);
  return body && { ...common, body, coding: null };
};
