/** Lets the browser save a file under a name. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to read by the next turn; until then the address must stay.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
