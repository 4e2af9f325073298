/** Walks the blocks of a Markdown tree and writes them down line by line; how words and headings look is given. */
import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, Root, RootContent } from 'mdast';

export type Style = {
  words(children: readonly PhrasingContent[]): string;
  heading(words: string): string;
  quote(blocks: string): string;
  code(text: string): string;
  rule: string;
};

type Block = BlockContent | DefinitionContent | RootContent;

const indent = (text: string, width: number): string =>
  text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);

const writeItem = (item: ListItem, mark: string, style: Style): string =>
  `${mark} ${indent(writeBlocks(item.children, style, item.spread ? '\n\n' : '\n'), mark.length + 1)}`;

const writeBlock = (block: Block, style: Style): string => {
  switch (block.type) {
    case 'paragraph':
      return style.words(block.children);
    case 'heading':
      return style.heading(style.words(block.children));
    case 'blockquote':
      return style.quote(writeBlocks(block.children, style));
    case 'list':
      return block.children
        .map((item, index) => writeItem(item, block.ordered ? `${(block.start ?? 1) + index}.` : '-', style))
        .join('\n');
    case 'code':
      return style.code(block.value);
    case 'thematicBreak':
      return style.rule;
    default:
      return '';
  }
};

/** The blocks with an empty line between them, empty ones left out. */
export const writeBlocks = (
  blocks: Root['children'] | readonly Block[],
  style: Style,
  gap = '\n\n',
): string =>
  blocks
    .map((block) => writeBlock(block, style))
    .filter((text) => text !== '')
    .join(gap);
