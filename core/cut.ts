/** Not longer than `most` letters, cut between words where there are any. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const start = words.slice(0, most - 1);
  const space = start.lastIndexOf(' ');
  return `${start.slice(0, space > most / 2 ? space : most - 1).trimEnd()}…`;
}
