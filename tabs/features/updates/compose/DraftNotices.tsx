import { Button } from '@fluentui/react-components';
import { Notice } from '../../../components/Notice.tsx';
import type { Draft, DraftKeeper } from './draftKeeper.ts';

type Props = { draft: Draft; keeper: DraftKeeper; onDecide: () => void };

/** What became of the words: sent back with a note, brought back, taken over, set aside, refused. */
export function DraftNotices({ draft, keeper, onDecide }: Props) {
  const { broughtBack, problem, saving, setAside, theirs, tookOver, view } = draft;
  const refused = saving === 'failed' && !theirs && problem !== null && problem.code !== 'offline';
  return (
    <>
      {view.note && <Notice tone="warning">Sent back with a note: {view.note}</Notice>}
      {broughtBack && (
        <Notice tone="info" announce="polite">
          We brought back words that had not been saved when you left.
        </Notice>
      )}
      {tookOver && (
        <Notice tone="info" announce="polite">
          Somebody else changed this update. You see it as it is now.
        </Notice>
      )}
      {theirs && (
        <Notice tone="warning" action={<Button onClick={onDecide}>Decide</Button>}>
          Somebody else saved changes. Yours are kept on this device until you say what becomes of them.
        </Notice>
      )}
      {refused && (
        <Notice
          tone="error"
          announce="assertive"
          action={<Button onClick={() => void keeper.flush()}>Try again</Button>}
        >
          {problem.message} What you wrote is kept on this device.
        </Notice>
      )}
      {setAside && (
        <Notice
          tone="info"
          announce="polite"
          action={<Button onClick={() => keeper.bringBack()}>Bring mine back</Button>}
        >
          You see the other version. Yours is kept until you leave this page.
        </Notice>
      )}
    </>
  );
}
