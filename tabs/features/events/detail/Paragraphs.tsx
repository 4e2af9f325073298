/** A text with blank lines between its paragraphs. Never read as markup: people and feeds write it. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same text always has the same paragraphs
      <p key={index} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {paragraph.trim()}
      </p>
    ));
}
