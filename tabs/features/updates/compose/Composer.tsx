import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '#core/contract/api.ts';
import type { UpdateView } from '#core/contract/areas.ts';
import type { Instant } from '#core/events/event.ts';
import { areaQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import bar from '../../../components/Bar.module.css';
import shared from '../../../components/Columns.module.css';
import { DraftStanding } from '../../../components/drafts/DraftStanding.tsx';
import { SavedNote } from '../../../components/drafts/SavedNote.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { ErrorSummary } from '../../../components/forms/ErrorSummary.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { notify } from '../../../components/toast.tsx';
import { useNow } from '../../../components/useNow.ts';
import { takeStep } from '../api.ts';
import { putUpdate } from '../cache.ts';
import { Checks } from './Checks.tsx';
import styles from './Composer.module.css';
import { updateShape } from './details.ts';
import { Fields } from './Fields.tsx';
import { Preview } from './Preview.tsx';
import { updateWords } from './partWords.ts';
import { ThrowAway } from './ThrowAway.tsx';
import { toMend } from './toMend.ts';
import { useDraft } from './useDraft.ts';

type Props = { view: UpdateView; me: Me; now: Instant };

/** Writing an update. Everything is saved by itself; sending it for review is the only thing to press. */
export function Composer({ view, me, now: told }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const now = useNow(told);
  const { draft, keeper } = useDraft(view, me.key);
  const { details } = draft;
  const area = useQuery(areaQuery(api, details.area)).data;
  const [attempt, setAttempt] = useState(0);
  const problems = toMend(details, area?.area, now);

  const sending = useMutation({
    async mutationFn() {
      const saved = await keeper.flush();
      if (!saved) return null;
      return takeStep(api, view.id, 'review', keeper.read().view.etag);
    },
    onSuccess(reply) {
      if (reply === null) return;
      putUpdate(queries, reply);
      notify('Sent for review. Somebody else publishes it.');
      navigate('/manage/updates');
    },
  });
  const handleSend = (): void => {
    setAttempt(attempt + 1);
    if (problems.length === 0) sending.mutate();
  };
  const { saving, view: newest } = draft;
  useEffect(() => {
    // Somebody else sent it for review: the page for that takes over.
    if (newest.state !== 'draft' && saving === 'saved') putUpdate(queries, { now: told, me, update: newest });
  }, [newest, saving, queries, told, me]);
  const send = (
    <Button appearance="primary" disabledFocusable={sending.isPending} onClick={handleSend}>
      Send for review
    </Button>
  );
  const title = view.publishedAt === null && details.headline === '' ? 'New update' : 'Edit update';

  return (
    <Page
      title={title}
      before={
        <Breadcrumb
          steps={[
            { href: '/areas', label: 'Priority areas' },
            { href: '/manage/updates', label: 'My updates' },
          ]}
        />
      }
      actions={
        <>
          <SavedNote draft={draft} now={now} />
          <span className={styles.wide}>{send}</span>
        </>
      }
    >
      <div className={`${shared.columns} ${styles.columns}`}>
        <div className={styles.form}>
          {attempt > 0 && <ErrorSummary problems={problems} attempt={attempt} />}
          <FailureNotice error={sending.error} />
          {sending.isSuccess && sending.data === null && (
            <Notice tone="warning" announce="assertive">
              It is not saved yet, so it cannot be sent. Your words are kept on this device.
            </Notice>
          )}
          <DraftStanding
            draft={draft}
            keeper={keeper}
            shape={updateShape}
            words={updateWords}
            what="this update"
            sentBack={draft.view.note}
          />
          <Fields
            details={details}
            now={now}
            problems={attempt > 0 ? problems : []}
            onChange={(part) => keeper.edit(part)}
          />
          <div className={bar.bar}>
            <span className={styles.wide}>{send}</span>
            <ThrowAway view={draft.view} onThrown={() => keeper.forget()} />
          </div>
        </div>
        <aside className={`${shared.body} ${styles.aside}`} aria-label="Checks and preview">
          <Checks details={details} problems={problems} followers={area?.followers ?? null} />
          <Preview id={view.id} etag={draft.view.etag} details={details} />
        </aside>
      </div>
      <div className={styles.phoneBar}>
        <Button onClick={showPreview}>Preview</Button>
        {send}
      </div>
    </Page>
  );
}

/** The address stays as it is, so that the way back leads to the page before. */
function showPreview(): void {
  const heading = document.getElementById('preview');
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}
