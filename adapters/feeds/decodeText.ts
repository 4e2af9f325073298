/** Bytes of a file as text, whatever program saved them: UTF-8, UTF-16 or, failing these, Windows-1252. */

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

/** Text with `\n` line ends and without a byte-order mark; null when the bytes are no text, such as a workbook. */
export const decodeText = (bytes: Uint8Array): string | null => {
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8. Excel in Britain saves "CSV" in Windows-1252, in which every byte means something.
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  return text.includes('\u0000') ? null : text.replace(/\r\n?/g, '\n');
};

/** Why bytes are no text, by their first ones. */
export const notText = (bytes: Uint8Array): string =>
  startsWith(bytes, 0x50, 0x4b)
    ? 'This is an Excel workbook or a zip file. Save it as CSV and import that.'
    : 'This file is not text. Save the programme as CSV or as a calendar file (.ics).';
