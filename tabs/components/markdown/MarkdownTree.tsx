import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { useMemo } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { markdownToHast } from '#core/markdown/markdownToHtml.ts';
import { OutLink } from '../areas/OutLink.tsx';

/** Elements made from the sanitised tree; no HTML is ever put into the page as text. */
export default function MarkdownTree({ text }: { text: string }) {
  return useMemo(
    () =>
      toJsxRuntime(markdownToHast(text), {
        Fragment,
        jsx,
        jsxs,
        components: {
          a: ({ href, children }) => (href ? <OutLink href={href}>{children}</OutLink> : children),
        },
      }),
    [text],
  );
}
