import { useState } from 'react';
import { Conflict } from './Conflict.tsx';
import { DraftNotices } from './DraftNotices.tsx';
import type { DraftShape } from './draft.ts';
import type { PartWords } from './partWords.ts';
import type { Drafting } from './useDraftKeeper.ts';

type Props<View extends { etag: string }, Words extends object> = Drafting<View, Words> & {
  shape: DraftShape<View, Words>;
  words: PartWords<Words>;
  /** What it is called: `this update`. */
  what: string;
  /** Why it was sent back; null when it was not. */
  sentBack?: string | null;
};

/** How what is being written stands: what became of the words, and the question when somebody else saved first. */
export function DraftStanding<View extends { etag: string }, Words extends object>({
  draft,
  keeper,
  shape,
  words,
  what,
  sentBack = null,
}: Props<View, Words>) {
  // Escape decides nothing: both versions stay until the author says what becomes of them.
  const [postponed, setPostponed] = useState(false);
  if (!draft.theirs && postponed) setPostponed(false);
  return (
    <>
      <DraftNotices
        draft={draft}
        keeper={keeper}
        what={what}
        sentBack={sentBack}
        onDecide={() => setPostponed(false)}
      />
      {draft.theirs && !postponed && (
        <Conflict<Words>
          what={what}
          words={words}
          mine={draft.details}
          theirs={shape.wordsOf(draft.theirs)}
          base={draft.basis.words}
          closed={!shape.isOpen(draft.theirs)}
          held={draft.held}
          keeper={keeper}
          onClose={() => setPostponed(true)}
        />
      )}
    </>
  );
}
