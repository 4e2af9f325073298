import { useEffect, useRef } from 'react';
import type { Instant } from '#core/events/event.ts';
import { announce } from '../announce.tsx';
import { atWords } from './atWords.ts';
import type { Draft } from './draftKeeper.ts';
import styles from './SavedNote.module.css';

/** Said at most once a minute, so that nobody hears it after every sentence. */
const quietMs = 60_000;

type Props = { draft: Draft<{ changedAt: Instant }, unknown>; now: Instant };

/** `Saved at 2:14pm`, or why not yet. */
export function SavedNote({ draft, now }: Props) {
  const { problem, saving, theirs, view } = draft;
  const words =
    saving === 'saved'
      ? `Saved at ${atWords(view.changedAt, now)}`
      : saving === 'saving'
        ? 'Saving'
        : saving === 'waiting'
          ? 'Not saved yet'
          : theirs
            ? 'Not saved: somebody else changed it'
            : problem?.code === 'offline'
              ? 'Offline. Kept on this device'
              : 'Not saved. Kept on this device';
  const said = useRef(0);
  useEffect(() => {
    if (saving === 'waiting' || saving === 'saving') return;
    if (saving === 'saved' && Date.now() - said.current < quietMs) return;
    said.current = Date.now();
    announce(words);
  }, [saving, words]);
  return (
    <span className={styles.note} data-failed={saving === 'failed' || undefined}>
      {words}
    </span>
  );
}
