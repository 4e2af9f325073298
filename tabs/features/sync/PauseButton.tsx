import { Button } from '@fluentui/react-components';
import { usePause } from './usePause.ts';

/** Stands in one place whichever it does, so that the focus stays on it. */
export function PauseButton({ paused }: { paused: boolean }) {
  const pause = usePause();
  return (
    <Button disabledFocusable={pause.isPending} onClick={() => pause.mutate(!paused)}>
      {paused ? 'Go on' : 'Pause all'}
    </Button>
  );
}
