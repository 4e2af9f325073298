import { Button, Field, ProgressBar } from '@fluentui/react-components';
import { useState } from 'react';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import bar from '../../../components/Bar.module.css';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import { counted, figure } from '../../../components/counted.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import type { Work } from '../issue/work.ts';
import { notGone, reachedWords, stopWords } from '../words.ts';

const states = {
  sending: 'Sending.',
  paused: 'Paused.',
  stopped: 'Sending was stopped.',
  sent: 'Sent.',
  withdrawn: 'Withdrawn.',
};

/** How far it is; pausing, going on, ending it, with what has gone and what has not. */
export function Sending({ work: { issue, take, busy } }: { work: Work }) {
  const [asks, setAsks] = useState(false);
  const { may, progress, state } = issue;
  const known = Object.hasOwn(states, state) ? states[state as keyof typeof states] : null;
  useAnnounced(known);
  if (progress === null) return <Notice tone="info">It is about to go.</Notice>;
  const { recipients, complete, tryingAgain } = progress;
  const done = recipients - notGone(progress);
  const goes = state === 'sending' || state === 'paused';
  return (
    <>
      {goes ? (
        <Field
          label={`${state === 'paused' ? 'Paused' : 'Sending'}: ${figure(done)} of ${figure(recipients)}${
            complete ? '' : ' so far; people are still being looked up'
          }`}
          validationState="none"
          hint="Whoever is in their quiet times, at a weekend or on holiday, gets it when those are over."
          validationMessage={
            tryingAgain > 0 ? `${counted(tryingAgain, 'message')} will be tried again.` : null
          }
        >
          <ProgressBar {...(recipients > 0 && { value: done / recipients })} thickness="large" />
        </Field>
      ) : (
        <Notice tone={state === 'sent' ? 'success' : 'warning'}>
          {known} {issue.endedAt && `On ${momentWords(issue.endedAt, ukZone)}. `}
          {reachedWords(progress)}
          {state === 'stopped' && ` ${stopWords(progress)}`}
          {issue.withdrawn && ` ${issue.withdrawn.reason}`}
        </Notice>
      )}
      {goes && (
        <div className={bar.bar}>
          {may.pause && (
            <Button disabledFocusable={busy} onClick={() => take({ step: 'pause' }, 'Paused.')}>
              Pause
            </Button>
          )}
          {may.resume && (
            <Button
              appearance="primary"
              disabledFocusable={busy}
              onClick={() => take({ step: 'resume' }, 'Going on.')}
            >
              Go on
            </Button>
          )}
          {may.stop && (
            <Button disabledFocusable={busy} onClick={() => setAsks(true)}>
              Stop
            </Button>
          )}
        </div>
      )}
      {asks && (
        <Confirm
          words={{
            question: 'Stop sending?',
            consequence: `${stopWords(progress)} What has gone stays with people; the others never get this issue.`,
            stay: 'Keep sending',
            button: 'Stop for good',
          }}
          onAnswer={(confirmed) => {
            setAsks(false);
            if (confirmed) take({ step: 'stop' }, 'Sending stopped.');
          }}
        />
      )}
    </>
  );
}
