import { useEffect, useRef } from 'react';
import type { Instant } from '#core/events/event.ts';
import { announce } from '../announce.tsx';
import { atWords } from './atWords.ts';
import type { Draft } from './draft.ts';
import styles from './SavedNote.module.css';

/** Said at most once a minute, so that nobody hears it after every sentence. */
const quietMs = 60_000;

type Props = { draft: Draft<object, unknown>; now: Instant };

/** `Saved at 2:14pm`, or why not yet. Of what is held only where it is. */
export function SavedNote({ draft, now }: Props) {
  const { held, saving } = draft;
  const words = savedWords(draft, now);
  const said = useRef(0);
  useEffect(() => {
    if (words === '' || saving === 'saving' || (saving === 'waiting' && !held)) return;
    if (saving !== 'failed' && Date.now() - said.current < quietMs) return;
    said.current = Date.now();
    announce(words);
  }, [saving, words, held]);
  return (
    <span className={styles.note} data-failed={saving === 'failed' || undefined}>
      {words}
    </span>
  );
}

function savedWords({ held, problem, saving, theirs, view }: Props['draft'], now: Instant): string {
  if (saving === 'saving') return 'Saving';
  if (saving === 'failed') {
    if (theirs) return 'Not saved: somebody else changed it';
    return problem?.code === 'offline' ? 'Offline. Kept on this device' : 'Not saved. Kept on this device';
  }
  if (held) return saving === 'waiting' ? 'Kept on this device' : '';
  if (saving === 'waiting') return 'Not saved yet';
  return 'changedAt' in view && typeof view.changedAt === 'string'
    ? `Saved at ${atWords(view.changedAt, now)}`
    : 'Saved';
}
