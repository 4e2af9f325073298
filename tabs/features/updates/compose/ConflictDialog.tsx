import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { UpdateView } from '#core/contract/areas.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import { Modal } from '../../../components/confirm/Modal.tsx';
import { partNames } from '../words.ts';
import { Compare } from './Compare.tsx';
import { detailsOf, differing } from './details.ts';
import type { DraftKeeper } from './draftKeeper.ts';

/** `theirs`, or the author's own version with the parts they took from the other. */
type Answer = 'theirs' | UpdateDetails;

type Props = { mine: UpdateDetails; theirs: UpdateView; keeper: DraftKeeper; onClose: () => void };

/** Somebody else saved first. Nothing is lost whichever button is pressed. */
export default function ConflictDialog({ mine, theirs, keeper, onClose }: Props) {
  const others = detailsOf(theirs);
  const parts = differing(mine, others);
  const [compares, setCompares] = useState(false);
  const [fromThem, setFromThem] = useState<readonly (keyof UpdateDetails)[]>([]);
  const closed = theirs.state !== 'draft';
  const chosen = (): UpdateDetails => ({
    ...mine,
    ...Object.fromEntries(fromThem.map((part) => [part, others[part]])),
  });
  const decide = (answer: Answer | null): void => {
    onClose();
    if (answer === 'theirs') keeper.takeTheirs();
    else if (answer !== null) keeper.keepMine(answer);
  };
  return (
    <Modal<Answer>
      alert
      fluid
      title="Somebody saved changes while you were writing."
      onClosed={decide}
      actions={(close) => (
        <>
          {compares ? (
            !closed && (
              <Button appearance="primary" onClick={() => close(chosen())}>
                Save what I chose
              </Button>
            )
          ) : (
            <Button appearance="primary" autoFocus onClick={() => setCompares(true)}>
              Compare
            </Button>
          )}
          {!closed && <Button onClick={() => close(mine)}>Keep mine</Button>}
          <Button onClick={() => close('theirs')}>Use theirs</Button>
        </>
      )}
    >
      <p>
        Your words are safe.{' '}
        {closed
          ? 'The update is not a draft any more, so yours cannot be saved over it. Compare, and copy what you need.'
          : parts.length === 0
            ? 'Both say the same.'
            : `You differ in: ${parts.map((part) => partNames[part].toLowerCase()).join(', ')}.`}
      </p>
      {compares && (
        <Compare
          parts={parts}
          mine={mine}
          theirs={others}
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
