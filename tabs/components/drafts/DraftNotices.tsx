import { Button } from '@fluentui/react-components';
import { Notice } from '../Notice.tsx';
import type { Draft } from './draft.ts';
import type { DraftKeeper } from './draftKeeper.ts';

type Props<View extends { etag: string }, Words extends object> = {
  draft: Draft<View, Words>;
  keeper: DraftKeeper<View, Words>;
  /** What it is called: `this update`. */
  what: string;
  /** Why it was sent back; null when it was not. */
  sentBack: string | null;
  onDecide: () => void;
};

/** What became of the words: sent back with a note, brought back, taken over, set aside, refused. */
export function DraftNotices<View extends { etag: string }, Words extends object>({
  draft,
  keeper,
  what,
  sentBack,
  onDecide,
}: Props<View, Words>) {
  const { broughtBack, held, problem, saving, setAside, theirs, tookOver } = draft;
  // What is held is tried again by the button that sends it.
  const refused = saving === 'failed' && !theirs && problem !== null && (held || problem.code !== 'offline');
  return (
    <>
      {sentBack !== null && <Notice tone="warning">Sent back with a note: {sentBack}</Notice>}
      {broughtBack && (
        <Notice tone="info" announce="polite">
          We brought back words that had not been saved when you left.
        </Notice>
      )}
      {tookOver && (
        <Notice tone="info" announce="polite">
          Somebody else changed {what}. You see it as it is now.
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
          action={!held && <Button onClick={() => void keeper.flush()}>Try again</Button>}
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
