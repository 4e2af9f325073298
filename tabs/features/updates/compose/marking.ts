/** Puts the signs of Markdown around what is selected. */
export type Mark = 'bold' | 'list' | 'link';
type Selection = { start: number; end: number };

/** The text with the marks, and what is selected afterwards, so that one can type on. */
export function marked(
  text: string,
  { start, end }: Selection,
  mark: Mark,
): { text: string; selection: Selection } {
  const before = text.slice(0, start);
  const chosen = text.slice(start, end);
  const after = text.slice(end);
  if (mark === 'bold') {
    const words = chosen || 'bold words';
    return {
      text: `${before}**${words}**${after}`,
      selection: { start: start + 2, end: start + 2 + words.length },
    };
  }
  if (mark === 'link') {
    const words = chosen || 'words of the link';
    const address = 'https://';
    const from = start + words.length + 3;
    return {
      text: `${before}[${words}](${address})${after}`,
      selection: { start: from, end: from + address.length },
    };
  }
  const lineStart = before.lastIndexOf('\n') + 1;
  const gap =
    lineStart > 0 && !/\n\n$/.test(text.slice(0, lineStart)) && !/^- /m.test(lastLine(text, lineStart))
      ? '\n'
      : '';
  const lines = text
    .slice(lineStart, end)
    .split('\n')
    .map((line) => (line.startsWith('- ') ? line : `- ${line}`))
    .join('\n');
  const marksTo = lineStart + gap.length + lines.length;
  return {
    text: `${text.slice(0, lineStart)}${gap}${lines}${after}`,
    selection: { start: marksTo, end: marksTo },
  };
}

/** The line above. */
const lastLine = (text: string, lineStart: number): string =>
  text
    .slice(0, lineStart - 1)
    .split('\n')
    .at(-1) ?? '';
