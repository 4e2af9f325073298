import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { UpdateReply, UpdateView } from '#core/contract/areas.ts';
import { useApi } from '../../../api/context.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import bar from '../../../components/Bar.module.css';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { SendBack } from '../../../components/review/SendBack.tsx';
import { notify } from '../../../components/toast.tsx';
import { takeReasonedStep, takeStep } from '../api.ts';
import { putUpdate } from '../cache.ts';
import { detailsOf } from '../compose/details.ts';
import { Preview } from '../compose/Preview.tsx';
import { publishedWords } from '../read/publishedWords.ts';
import { Standing } from '../read/Standing.tsx';
import styles from '../read/UpdatePage.module.css';

/** An update as it would be read, for somebody who did not write it to publish or to send back. */
export function ReviewPage({ update }: { update: UpdateView }) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [asks, setAsks] = useState(false);
  const [writesNote, setWritesNote] = useState(false);
  const { id, etag, may } = update;

  const publishing = useMutation({
    mutationFn: () => takeStep(api, id, 'publish', etag),
    onSuccess(reply: UpdateReply) {
      putUpdate(queries, reply);
      notify('Published.');
      navigate(`/areas/${update.area}/updates/${id}`);
    },
  });
  const sendingBack = useMutation({
    mutationFn: (reason: string) => takeReasonedStep(api, id, 'sendBack', { etag, reason }),
    onSuccess(reply: UpdateReply) {
      putUpdate(queries, reply);
      notify(may.review ? 'Sent back with your note.' : 'Taken back. It is a draft again.');
      if (may.review && !may.takeBack) navigate('/manage/updates');
    },
  });
  const problem = publishing.error ?? sendingBack.error;
  const busy = publishing.isPending || sendingBack.isPending;

  return (
    <Page
      title={update.headline}
      before={
        <Breadcrumb
          steps={[
            { href: '/areas', label: 'Priority areas' },
            { href: '/manage/updates', label: 'My updates' },
          ]}
        />
      }
    >
      <div className={styles.page}>
        <p className={styles.standing}>
          Waiting for review. {publishedWords(update)}, for {update.areaName}.
        </p>
        <FailureNotice error={problem} />
        {may.reviewRefused && <Notice tone="info">{may.reviewRefused}</Notice>}
        {!may.review && !may.reviewRefused && (
          <Notice tone="info">Somebody who did not write it reviews it before it is published.</Notice>
        )}
        <Standing update={update} />
        <Preview id={id} etag={etag} details={detailsOf(update)} headline={false} />
        <div className={bar.bar}>
          {may.review && (
            <>
              <Button appearance="primary" disabledFocusable={busy} onClick={() => setAsks(true)}>
                Approve and publish
              </Button>
              {!writesNote && (
                <Button disabledFocusable={busy} onClick={() => setWritesNote(true)}>
                  Send back with a note
                </Button>
              )}
            </>
          )}
          {may.takeBack && (
            <Button
              disabledFocusable={busy}
              onClick={() => sendingBack.mutate('Taken back by those who write it.')}
            >
              Take back to change it
            </Button>
          )}
        </div>
        {writesNote && (
          <SendBack
            busy={busy}
            onSend={(note) => sendingBack.mutate(note)}
            onLeave={() => setWritesNote(false)}
          />
        )}
      </div>
      {asks && (
        <Confirm
          words={{
            question: 'Publish this update?',
            consequence: `It stands on the page of ${update.areaName} at once${update.urgency === null ? ' and goes out with the next digest' : ' and goes out on its own now'}.`,
            stay: 'Go on reading',
            button: 'Publish it',
          }}
          onAnswer={(confirmed) => {
            setAsks(false);
            if (confirmed) publishing.mutate();
          }}
        />
      )}
    </Page>
  );
}
