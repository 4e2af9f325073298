/** What a file is instead of a spreadsheet's or calendar's text, and what to do about it. */

/** Formats that people take for a spreadsheet or a calendar, by their first bytes. */
const formats: readonly [start: string, advice: string][] = [
  [
    'PK\u0003\u0004',
    'This is an Excel workbook or a zip file. In Excel, save it as CSV UTF-8 and import that.',
  ],
  [
    '\u00d0\u00cf\u0011\u00e0',
    'This is an old Excel workbook or Word document. Save it as CSV UTF-8 and import that.',
  ],
  ['%PDF', 'This is a PDF. Import the spreadsheet or calendar that it was made from.'],
  ['{\\rtf', 'This is a Word document. Import a spreadsheet saved as CSV UTF-8.'],
  [
    '<!doctype',
    'This is a web page, not a calendar or spreadsheet. It may be the sign-in page that came in its place.',
  ],
  [
    '<html',
    'This is a web page, not a calendar or spreadsheet. It may be the sign-in page that came in its place.',
  ],
];

/** What to do about a file of a format that is neither; null for all others. */
export const knownFormat = (bytes: Uint8Array): string | null => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 40)).trimStart().toLowerCase();
  return formats.find(([mark]) => start.startsWith(mark.toLowerCase()))?.[1] ?? null;
};

/** Why bytes are no text. */
export const notText = (bytes: Uint8Array): string =>
  knownFormat(bytes) ?? 'This file is not text. Save the programme as CSV or as a calendar file (.ics).';
