/** What an editor has on the screen of an issue, and how it is kept and told. */
import type { IssueView } from '#core/contract/digests.ts';
import { type IssueContent, isOpenToEdits, issueContentSchema } from '#core/digests/issue.ts';
import { longDay } from '#core/time/wording.ts';
import type { DraftShape } from '../../../components/drafts/draft.ts';
import type { PartWords } from '../../../components/drafts/partWords.ts';
import { audienceNames } from '../words.ts';

const keepable = (content: IssueContent): IssueContent | null => {
  const parsed = issueContentSchema.safeParse(content);
  return parsed.success ? parsed.data : null;
};

export const issueShape: DraftShape<IssueView, IssueContent> = {
  wordsOf: (view) => issueContentSchema.parse(view),
  keepable,
  isOpen: isOpenToEdits,
};

const itemWords = ({ included, title, line }: IssueContent['items'][number]): string =>
  `${included ? '' : 'Left out: '}${title}${line && `. ${line}`}`;

export const contentWords: PartWords<IssueContent> = {
  names: {
    week: 'Week',
    opening: 'Opening line',
    items: 'Items',
    audience: 'Who gets it',
    confirm: 'Confirming that it was read',
  },
  say(content, part) {
    switch (part) {
      case 'week':
        return longDay(content.week);
      case 'opening':
        return content.opening;
      case 'items':
        return content.items.map(itemWords).join('\n');
      case 'audience':
        return audienceNames[content.audience];
      case 'confirm':
        return content.confirm ? 'Readers are asked to confirm' : 'Nobody is asked to confirm';
    }
  },
};
