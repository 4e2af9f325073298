/** Bytes of a file as text, whatever program saved them: UTF-8, UTF-16 or, failing these, Windows-1252. */
import { knownFormat } from './fileFormats.ts';

const startsWith = (bytes: Uint8Array, ...marks: number[]): boolean =>
  marks.every((mark, index) => bytes[index] === mark);

/** Share of zero bytes at even and odd places: plain Latin text in UTF-16 has them on one side only. */
const zeroSides = (bytes: Uint8Array): { even: number; odd: number } => {
  const sample = bytes.subarray(0, 2000);
  const zeros = { even: 0, odd: 0 };
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 2 / sample.length;
  });
  return zeros;
};

const encodingOf = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const zeros = zeroSides(bytes);
  if (zeros.odd > 0.4 && zeros.even < 0.1) return 'utf-16le';
  if (zeros.even > 0.4 && zeros.odd < 0.1) return 'utf-16be';
  return 'utf-8';
};

/** `notes`: sentences about lines whose letters may be wrong. */
type Decoded = { text: string; notes: string[] };

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    // The decoder has no other way to say so.
    return false;
  }
};

const linesOf = (bytes: Uint8Array): Uint8Array[] => {
  const lines: Uint8Array[] = [];
  for (let from = 0; from <= bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    lines.push(bytes.subarray(from, end < 0 ? bytes.length : end));
    from = end < 0 ? bytes.length + 1 : end + 1;
  }
  return lines;
};

const isPlain = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/**
 * Not UTF-8 as a whole. Excel in Britain saves "CSV" in Windows-1252, in which every byte means something; rows pasted
 * together from two files are read line by line.
 */
const decodeLines = (bytes: Uint8Array): Decoded => {
  const lines = linesOf(bytes).map((line) => ({ line, plain: isPlain(line), utf8: isUtf8(line) }));
  const text = lines.map((one) => (one.utf8 ? utf8 : windows1252).decode(one.line)).join('\n');
  const mixed = lines.some((one) => one.utf8 && !one.plain);
  const odd = lines.flatMap((one, index) => (one.utf8 ? [] : index + 1));
  const named = odd.slice(0, 10).join(', ') + (odd.length > 10 ? ', …' : '');
  return {
    text,
    notes: mixed
      ? [
          `The file mixes encodings: ${odd.length === 1 ? 'line' : 'lines'} ${named} ${odd.length === 1 ? 'is' : 'are'} not UTF-8 like the others. Look at the accents there.`,
        ]
      : [],
  };
};

const decode = (bytes: Uint8Array): Decoded => {
  const encoding = encodingOf(bytes);
  if (encoding !== 'utf-8') return { text: new TextDecoder(encoding).decode(bytes), notes: [] };
  return isUtf8(bytes) ? { text: utf8.decode(bytes), notes: [] } : decodeLines(bytes);
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: text has next to none of them, pictures are full of them.
const control = /[\u0001-\u0008\u000e-\u001f]/g;

/** Pictures and programs that happen to hold no zero byte. */
const looksBinary = (text: string): boolean => {
  const sample = text.slice(0, 4000);
  return (sample.match(control)?.length ?? 0) > sample.length / 50;
};

/** Text with `\n` line ends and without a byte-order mark; null when the bytes are no text, such as a workbook. */
export const decodeText = (bytes: Uint8Array): Decoded | null => {
  if (knownFormat(bytes) !== null) return null;
  const { text, notes } = decode(bytes);
  if (text.includes('\u0000') || looksBinary(text)) return null;
  return { text: text.replace(/\r\n?/g, '\n'), notes };
};
