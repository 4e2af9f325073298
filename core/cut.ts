/** Not longer than `most` letters, cut between words where there are any. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  // Half of a pair would be shown as a question mark.
  const start = words.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
  const space = start.lastIndexOf(' ');
  return `${start.slice(0, space > most / 2 ? space : most - 1).trimEnd()}…`;
}
