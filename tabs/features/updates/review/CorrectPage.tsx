import { Button, Field, Textarea } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { UpdateReply, UpdateView } from '#core/contract/areas.ts';
import type { Instant } from '#core/events/event.ts';
import { areaQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { same } from '../../../components/drafts/draftKeeper.ts';
import { ErrorSummary, type FieldProblem } from '../../../components/forms/ErrorSummary.tsx';
import form from '../../../components/forms/Form.module.css';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { notify } from '../../../components/toast.tsx';
import { correctUpdate, updateQuery } from '../api.ts';
import { putUpdate } from '../cache.ts';
import { detailsOf } from '../compose/details.ts';
import { Fields } from '../compose/Fields.tsx';
import { toMend } from '../compose/toMend.ts';

/** Puts a published update right; readers see what was wrong. */
export default function CorrectPage({ id }: { id: string }) {
  const query = useQuery({ ...updateQuery(useApi(), id), refetchInterval: false });
  const update = query.data?.update;
  if (asProblem(query.error).code === 'notFound') return <NotFoundPage what="update" />;
  if (update && !update.may.correct) return <NotForYouPage who="editors and approvers" />;
  return (
    <Page
      title="Correct this update"
      before={
        <Breadcrumb
          steps={[
            { href: '/areas', label: 'Priority areas' },
            { href: `/areas/${update?.area ?? ''}/updates/${id}`, label: update?.headline ?? 'Update' },
          ]}
        />
      }
      ready={update !== undefined || query.isError}
    >
      <QueryNotice query={query} />
      {query.data ? (
        <CorrectionForm view={query.data.update} now={query.data.now} />
      ) : (
        !query.isError && <Skeleton what="the update" rows={5} />
      )}
    </Page>
  );
}

function CorrectionForm({ view, now }: { view: UpdateView; now: Instant }) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [start] = useState(view);
  const [details, setDetails] = useState(() => detailsOf(view));
  const [reason, setReason] = useState('');
  const [attempt, setAttempt] = useState(0);
  const area = useQuery(areaQuery(api, view.area)).data?.area;
  const address = `/areas/${view.area}/updates/${view.id}`;
  const problems = problemsWith();

  function problemsWith(): FieldProblem[] {
    // A deadline that stands as it was may have passed meanwhile.
    const asOf = details.ask.by === start.ask.by ? (start.publishedAt ?? now) : now;
    const found = toMend(details, area && { ...area, closed: null }, asOf);
    if (reason.trim() === '') found.push({ field: 'reason', message: 'Say what was wrong.' });
    if (same(details, detailsOf(start)))
      found.push({ field: 'headline', message: 'Nothing is different yet.' });
    return found;
  }

  const correcting = useMutation({
    mutationFn: () => correctUpdate(api, view.id, { etag: start.etag, reason: reason.trim(), details }),
    onSuccess(reply: UpdateReply) {
      putUpdate(queries, reply);
      notify('Corrected. Readers see what was wrong.');
      navigate(address);
    },
  });
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setAttempt(attempt + 1);
    if (problems.length === 0) correcting.mutate();
  };

  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      {attempt > 0 && <ErrorSummary problems={problems} attempt={attempt} />}
      {correcting.error && (
        <Notice tone="error" announce="assertive">
          {asProblem(correcting.error).code === 'conflict'
            ? 'Somebody else corrected it meanwhile. Your words are still here: open the update in another window and compare, then load this page again.'
            : sentenceOf(asProblem(correcting.error))}
        </Notice>
      )}
      <Field
        label="What was wrong, in a sentence for readers"
        hint="For example: The start time is 4pm, not 3pm."
        validationMessage={
          attempt > 0 ? (problems.find(({ field }) => field === 'reason')?.message ?? null) : null
        }
      >
        <Textarea
          id="reason"
          rows={2}
          maxLength={300}
          value={reason}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      <Fields
        details={details}
        now={now}
        problems={attempt > 0 ? problems : []}
        fixedArea
        onChange={(part) => setDetails({ ...details, ...part })}
      />
      <div className={form.bar}>
        <Button type="submit" appearance="primary" disabledFocusable={correcting.isPending}>
          Publish the correction
        </Button>
        <Button onClick={() => navigate(address)}>Leave it as it is</Button>
      </div>
    </form>
  );
}
