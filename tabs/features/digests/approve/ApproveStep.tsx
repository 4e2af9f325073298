import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import bar from '../../../components/Bar.module.css';
import { atWords } from '../../../components/drafts/atWords.ts';
import { Notice } from '../../../components/Notice.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { SendBack } from '../../../components/review/SendBack.tsx';
import { ChosenItems } from '../issue/ChosenItems.tsx';
import { stepAddress } from '../issue/steps.ts';
import type { Work } from '../issue/work.ts';
import styles from '../preview/PreviewStep.module.css';
import { ReachLine } from '../send/HowPeopleGetIt.tsx';

/** Step 3: somebody who wrote none of it approves it, or sends it back with a note. */
export function ApproveStep({ work }: { work: Work }) {
  const { issue, content, take, busy, now } = work;
  const { may, state } = issue;
  const [writesNote, setWritesNote] = useState(false);
  return (
    <div className={styles.step}>
      {issue.approvedAt !== null && (
        <Notice tone="success">
          Approved by {issue.approverName} at {atWords(issue.approvedAt, now)}. An edit makes it a draft
          again.
        </Notice>
      )}
      {state === 'inReview' && !may.approve && (
        <Notice tone="info">
          {may.approveRefused ?? 'It waits for an approver who has written none of it.'}
        </Notice>
      )}
      {state === 'draft' && issue.problems.length > 0 && (
        <Notice tone="warning">
          <p className={styles.lead}>Before it can be sent for approval:</p>
          <ul>
            {issue.problems.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ChosenItems content={content} />
      <ReachLine id={issue.id} etag={issue.etag} />
      <div className={bar.bar}>
        {may.review && (
          <Button
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => take({ step: 'review' }, 'Sent for approval. Somebody else approves it.')}
          >
            Send for approval
          </Button>
        )}
        {may.approve && (
          <>
            <Button
              appearance="primary"
              disabledFocusable={busy}
              onClick={() => take({ step: 'approve' }, 'Approved.')}
            >
              Approve
            </Button>
            {!writesNote && (
              <Button disabledFocusable={busy} onClick={() => setWritesNote(true)}>
                Send back with a note
              </Button>
            )}
          </>
        )}
        <PageLink to={stepAddress(issue.id, 'preview')}>See what people get</PageLink>
        {issue.approvedAt !== null && (
          <PageLink to={stepAddress(issue.id, 'send')} primary>
            Next: Send
          </PageLink>
        )}
      </div>
      {writesNote && may.approve && (
        <SendBack
          busy={busy}
          onSend={(note) => take({ step: 'sendBack', note }, 'Sent back with your note.')}
          onLeave={() => setWritesNote(false)}
        />
      )}
    </div>
  );
}
