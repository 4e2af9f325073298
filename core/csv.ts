/** Comma-separated values that no spreadsheet takes for formulas. */

/** Signs with which a spreadsheet lets a formula begin (OWASP, "CSV Injection"). An apostrophe makes the cell text. */
const formulaLike = /^[=+\-@\t\r]/;

const cell = (value: string | number): string => {
  const text = String(value);
  const safe = typeof value === 'string' && formulaLike.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line with its end (RFC 4180). */
export const csvLine = (values: readonly (string | number)[]): string => `${values.map(cell).join(',')}\r\n`;

/** By this Excel knows that a file is UTF-8. */
export const byteOrderMark = '\uFEFF';
