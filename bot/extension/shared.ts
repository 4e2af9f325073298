/**
 * Things of ours as people share them: a card for everybody in any chat, with links only. Buttons that act would ask for
 * the app in a chat that may not have it, and unfurled links take cards up to version 1.3 (Microsoft Teams
 * documentation, "Add link unfurling").
 */
import { escapeHtml } from '#core/escapeHtml.ts';
import { cardType, type Message } from '../cards/card.ts';

/** A thing as it stands in a list of results, and as the card that is sent when it is chosen. */
export type Shared = { title: string; line: string; message: Message };

export const attachmentOf = ({ title, line, message: { card } }: Shared) => ({
  contentType: cardType,
  content: {
    ...card,
    version: '1.3',
    actions: card.actions.filter(({ type }) => type === 'Action.OpenUrl'),
    body: card.body.map((element) =>
      element.type === 'Container'
        ? { ...element, items: element.items.filter(({ type }) => type !== 'ActionSet') }
        : element,
    ),
  },
  // Text of such a preview is read as HTML.
  preview: {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: escapeHtml(title), text: escapeHtml(line) },
  },
});

/** The answer to a search or a link. */
export const resultOf = (found: readonly Shared[]) => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: found.map(attachmentOf),
  },
});

/** A sentence instead of results. */
export const sentenceOf = (text: string) => ({ composeExtension: { type: 'message', text } });
