/** Signs that Markdown reads, made to stand for themselves. For one line. */
export const escapeMarkdown = (line: string): string =>
  line
    .replace(/[\\*_`[\]~<>|]/g, '\\$&')
    .replace(/^([#+-])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
