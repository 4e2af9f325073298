/** What can be said of a chosen file before it is sent. */

/** The service takes no more. */
export const mostBytes = 10 * 1024 * 1024;

/** Why a file cannot be imported, with the way out; null when it may be sent. */
export function fileProblem({ name, size }: { name: string; size: number }): string | null {
  if (!/\.(csv|ics)$/i.test(name)) {
    return 'Choose a file that ends in .csv or .ics. In Excel, save the sheet as “CSV UTF-8”.';
  }
  if (size === 0) return 'This file is empty. Choose another one.';
  if (size > mostBytes)
    return 'This file is larger than 10 MB. Split it and import the parts one after another.';
  return null;
}
