import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { IssueView } from '#core/contract/digests.ts';
import type { DigestItem } from '#core/digests/issue.ts';
import { useApi } from '../../../api/context.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { ErrorSummary, type FieldProblem } from '../../../components/forms/ErrorSummary.tsx';
import form from '../../../components/forms/Form.module.css';
import { ReasonField } from '../../../components/forms/ReasonField.tsx';
import { useAttempt } from '../../../components/forms/useAttempt.ts';
import { LoadingPage } from '../../../components/LoadingPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { notify } from '../../../components/toast.tsx';
import { issueQuery, takeStep } from '../api.ts';
import { putIssue } from '../cache.ts';
import { stepAddress } from '../issue/steps.ts';
import { correctedReach, unchangedWords } from './reachWords.ts';

/** Puts one item right that has gone. */
export default function CorrectPage({ id, item }: { id: string; item: string }) {
  const query = useQuery(issueQuery(useApi(), id));
  const issue = query.data?.issue;
  const wrong = issue?.items.find((each) => each.id === item);
  if (issue && (!wrong || !issue.may.correct || wrong.withdrawn)) return <NotFoundPage what="digest" />;
  if (issue && wrong) return <CorrectForm issue={issue} item={wrong} />;
  if (!query.isError) return <LoadingPage />;
  return (
    <Page title="Correct">
      <QueryNotice query={query} />
    </Page>
  );
}

function CorrectForm({ issue, item }: { issue: IssueView; item: DigestItem }) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [title, setTitle] = useState(item.title);
  const [line, setLine] = useState(item.line);
  const [reason, setReason] = useState('');
  const [mailAgain, setMailAgain] = useState(false);
  const found: FieldProblem[] = [
    ...(title.trim() === '' ? [{ field: 'title', message: 'Enter a title.' }] : []),
    ...(title === item.title && line === item.line
      ? [{ field: 'title', message: 'Nothing is different from what has gone.' }]
      : []),
    ...(reason.trim() === '' ? [{ field: 'reason', message: 'Say what was wrong.' }] : []),
  ];
  const correcting = useMutation({
    mutationFn: () =>
      takeStep(api, issue.id, issue.etag, {
        step: 'correct',
        item: item.id,
        title: title.trim(),
        line: line.trim(),
        reason: reason.trim(),
        mailAgain,
      }),
    onSuccess(reply) {
      putIssue(queries, reply);
      notify('Corrected. The cards are being changed.');
      navigate(stepAddress(issue.id, 'send'));
    },
  });
  const { attempt, problems, wrong, handleSubmit } = useAttempt(found, () => correcting.mutate());
  const mails = issue.progress?.byEmail ?? 0;
  return (
    <Page
      title="Correct an item"
      before={
        <Breadcrumb
          steps={[
            { href: '/manage/digests', label: 'Digests' },
            { href: stepAddress(issue.id, 'send'), label: issue.title },
          ]}
        />
      }
    >
      <form className={form.form} noValidate onSubmit={handleSubmit}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <FailureNotice error={correcting.error} />
        <Field label="Title" validationMessage={wrong('title')}>
          <Input id="title" maxLength={120} value={title} onChange={(_, { value }) => setTitle(value)} />
        </Field>
        <Field label="Line under it (optional)" hint={`${line.length} of 240 characters`}>
          <Textarea rows={2} maxLength={240} value={line} onChange={(_, { value }) => setLine(value)} />
        </Field>
        <ReasonField value={reason} most={240} problem={wrong('reason')} onChange={setReason} />
        <p className={form.hint}>
          {correctedReach(issue.progress)} {unchangedWords({ byEmail: mails })}
        </p>
        {mails > 0 && (
          <Checkbox
            label="Send those people another e-mail (usual when a date, time or place was wrong)"
            checked={mailAgain}
            onChange={(_, { checked }) => setMailAgain(checked === true)}
          />
        )}
        <div className={form.bar}>
          <Button type="submit" appearance="primary" disabledFocusable={correcting.isPending}>
            Correct it everywhere
          </Button>
          <Button onClick={() => navigate(stepAddress(issue.id, 'send'))}>Leave it as it is</Button>
        </div>
      </form>
    </Page>
  );
}
