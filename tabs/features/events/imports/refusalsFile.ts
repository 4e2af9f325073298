import type { Refusal } from '#core/events/importRun.ts';

const headings = ['Line', 'Column', 'Title', 'Reason'];

/**
 * The refusals as a spreadsheet can open them. A cell that a spreadsheet would take for a formula gets an apostrophe
 * in front, as OWASP advises on CSV injection: titles come from a file that anybody may have written.
 */
export function refusalsCsv(refusals: readonly Refusal[]): string {
  const rows = refusals.map(({ line, column, title, reason }) => [
    String(line),
    column ?? '',
    title ?? '',
    reason,
  ]);
  // The mark in front tells Excel that the text is UTF-8.
  return `\uFEFF${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
