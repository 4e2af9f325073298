import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { IssueView } from '#core/contract/digests.ts';
import type { Instant } from '#core/events/event.ts';
import { momentWords } from '#core/time/wording.ts';
import { dayOf, localInstant, ukZone } from '#core/time/zones.ts';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import { atWords } from '../../../components/drafts/atWords.ts';
import form from '../../../components/forms/Form.module.css';
import { MomentField } from '../../../components/forms/MomentField.tsx';
import { Notice } from '../../../components/Notice.tsx';
import type { Work } from '../issue/work.ts';

/** When a digest usually goes: on the Monday it is for, when quiet times have ended. */
const usualTime = '07:30';

/** When it goes. May be chosen before approval; then approving is the last that has to happen. */
export function Schedule({ work: { issue, now, take, busy } }: { work: Work }) {
  const [sendAt, setSendAt] = useState<Instant | null>(
    () => issue.sendAt ?? localInstant(issue.week, usualTime, ukZone),
  );
  const [tried, setTried] = useState(false);
  const [asks, setAsks] = useState(false);
  const { approvedAt, may } = issue;
  const past = sendAt !== null && sendAt <= now;
  const problem = sendAt === null ? 'Say when it goes.' : past ? 'This time has passed.' : null;
  return (
    <>
      <Notice tone={approvedAt === null ? 'info' : 'success'}>{standing(issue, now)}</Notice>
      {may.schedule && (
        <form
          className={form.form}
          noValidate
          onSubmit={(submitted) => {
            submitted.preventDefault();
            setTried(true);
            if (sendAt === null || past) document.getElementById('send-at')?.focus();
            else take({ step: 'schedule', sendAt }, `Goes on ${momentWords(sendAt, ukZone)}.`);
          }}
        >
          <MomentField
            id="send-at"
            label="Send on"
            value={sendAt}
            today={dayOf(now, ukZone)}
            problem={tried ? problem : null}
            onChange={setSendAt}
          />
          <p className={form.hint}>
            Who is in their quiet times then, at a weekend or on holiday, gets it afterwards.
          </p>
          <div className={form.bar}>
            <Button type="submit" appearance="primary" disabledFocusable={busy}>
              {issue.sendAt === null ? 'Schedule' : 'Change the time'}
            </Button>
            {approvedAt !== null && (
              <Button disabledFocusable={busy} onClick={() => setAsks(true)}>
                Send now
              </Button>
            )}
            {issue.sendAt !== null && (
              <Button
                disabledFocusable={busy}
                onClick={() => take({ step: 'unschedule' }, 'Sending cancelled. Nothing has gone.')}
              >
                Cancel sending
              </Button>
            )}
          </div>
        </form>
      )}
      {asks && (
        <Confirm
          words={{
            question: 'Send this digest now?',
            consequence: 'It begins to go at once, to everybody whom it concerns.',
            stay: 'Not yet',
            button: 'Send it now',
          }}
          onAnswer={(confirmed) => {
            setAsks(false);
            if (confirmed) take({ step: 'schedule', sendAt: now }, 'It begins to go.');
          }}
        />
      )}
    </>
  );
}

/** "Approved by Sam at 3:02pm. Sends Monday 30 November 2026, 7:30am." */
function standing({ approvedAt, approverName, sendAt, state }: IssueView, now: Instant): string {
  const when = sendAt && momentWords(sendAt, ukZone);
  if (approvedAt !== null)
    return `Approved by ${approverName} at ${atWords(approvedAt, now)}. ${
      when ? `Sends ${when}.` : 'It goes when you say.'
    }`;
  const waits = state === 'inReview' ? 'It waits for approval.' : 'It is a draft.';
  return `${waits} ${when ? `Once it is approved, it sends ${when}.` : 'Nothing goes before somebody approves it.'}`;
}
