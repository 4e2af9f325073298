import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Modal } from '../confirm/Modal.tsx';
import { Compare } from './Compare.tsx';
import { differing, mineOver, type PartWords } from './partWords.ts';

export type ConflictProps<Words> = {
  /** What it is called: `this update`. */
  what: string;
  words: PartWords<Words>;
  mine: Words;
  theirs: Words;
  /** What both began with, as far as it is known. */
  base: Partial<Words>;
  /** It may not be written in any more. */
  closed: boolean;
  /** What is decided here is not saved yet. */
  held: boolean;
  keeper: { takeTheirs(): void; keepMine(words: Words): void };
  onClose: () => void;
};

/** Somebody else saved first. Nothing is lost whichever button is pressed. */
export default function ConflictDialog<Words extends object>({
  what,
  words,
  mine,
  theirs,
  base,
  closed,
  held,
  keeper,
  onClose,
}: ConflictProps<Words>) {
  const parts = differing(words, mine, theirs);
  const [compares, setCompares] = useState(false);
  // What the author never touched is the others' to say, unless they choose otherwise.
  const mended = mineOver(words, { mine, theirs, base });
  const [fromThem, setFromThem] = useState<readonly (keyof Words)[]>(() => differing(words, mended, mine));
  const chosen = (): Words => ({
    ...mine,
    ...Object.fromEntries(fromThem.map((part) => [part, theirs[part]])),
  });
  // `theirs`, or the author's own version with the parts they took from the other.
  const decide = (answer: 'theirs' | Words | null): void => {
    onClose();
    if (answer === 'theirs') keeper.takeTheirs();
    else if (answer !== null) keeper.keepMine(answer);
  };
  return (
    <Modal<'theirs' | Words>
      alert
      fluid
      title="Somebody saved changes while you were writing."
      onClosed={decide}
      actions={(close) => (
        <>
          {compares ? (
            !closed && (
              <Button appearance="primary" onClick={() => close(chosen())}>
                {held ? 'Go on with what I chose' : 'Save what I chose'}
              </Button>
            )
          ) : (
            <Button appearance="primary" autoFocus onClick={() => setCompares(true)}>
              Compare
            </Button>
          )}
          {!closed && <Button onClick={() => close(mended)}>Keep mine</Button>}
          <Button onClick={() => close('theirs')}>Use theirs</Button>
        </>
      )}
    >
      <p>
        Your words are safe.{' '}
        {closed
          ? `You cannot write in ${what} any more, so yours cannot be saved over it. Compare, and copy what you need.`
          : parts.length === 0
            ? 'Both say the same.'
            : `You differ in: ${parts.map((part) => words.names[part]?.toLowerCase()).join(', ')}. “Keep mine” keeps what you changed; where you changed nothing, theirs stands.`}
      </p>
      {compares && (
        <Compare
          parts={parts}
          words={words}
          mine={mine}
          theirs={theirs}
          fromThem={fromThem}
          choosable={!closed}
          onChoose={(part, theirsChosen) =>
            setFromThem(theirsChosen ? [...fromThem, part] : fromThem.filter((each) => each !== part))
          }
        />
      )}
    </Modal>
  );
}
