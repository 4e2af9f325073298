import { Button } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { Drafting } from './useDraftKeeper.ts';

type Props<View extends { etag: string }, Words extends object> = Drafting<View, Words> & {
  /** Where leaving leads. */
  back: string;
};

/** The ways out of what is held: leave it for another time, or begin again. Neither loses a word. */
export function HeldActions<View extends { etag: string }, Words extends object>({
  draft,
  keeper,
  back,
}: Props<View, Words>) {
  const [, navigate] = useLocation();
  const changed = draft.saving !== 'saved';
  return (
    <>
      <Button onClick={() => navigate(back)}>{changed ? 'Leave for now' : 'Leave it as it is'}</Button>
      {changed && draft.theirs === null && (
        <Button disabledFocusable={draft.saving === 'saving'} onClick={() => keeper.startAgain()}>
          Start again
        </Button>
      )}
    </>
  );
}
