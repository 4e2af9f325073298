import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { UpdateReply, UpdateView } from '#core/contract/areas.ts';
import { areaQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { DraftStanding } from '../../../components/drafts/DraftStanding.tsx';
import { same } from '../../../components/drafts/draft.ts';
import { HeldActions } from '../../../components/drafts/HeldActions.tsx';
import { isReading, readOnce } from '../../../components/drafts/readOnce.ts';
import { SavedNote } from '../../../components/drafts/SavedNote.tsx';
import { useDraftKeeper } from '../../../components/drafts/useDraftKeeper.ts';
import { ErrorSummary, type FieldProblem } from '../../../components/forms/ErrorSummary.tsx';
import form from '../../../components/forms/Form.module.css';
import { ReasonField } from '../../../components/forms/ReasonField.tsx';
import { useAttempt } from '../../../components/forms/useAttempt.ts';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { notify } from '../../../components/toast.tsx';
import { useNow } from '../../../components/useNow.ts';
import { correctUpdate, loadUpdate, updateQuery } from '../api.ts';
import { putUpdate } from '../cache.ts';
import { detailsOf } from '../compose/details.ts';
import { Fields } from '../compose/Fields.tsx';
import { updateWords } from '../compose/partWords.ts';
import { toMend } from '../compose/toMend.ts';
import { correctionShape } from './correction.ts';

/** Puts a published update right; readers see what was wrong. */
export default function CorrectPage({ id }: { id: string }) {
  const query = useQuery({ ...updateQuery(useApi(), id), ...readOnce });
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
      ready={(update !== undefined && !isReading(query)) || query.isError}
    >
      <QueryNotice query={query} />
      {query.data && !isReading(query) ? (
        <CorrectionForm reply={query.data} />
      ) : (
        !query.isError && <Skeleton what="the update" rows={5} />
      )}
    </Page>
  );
}

function CorrectionForm({ reply: { update: view, me, now: told } }: { reply: UpdateReply }) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const now = useNow(told);
  const { id } = view;
  const { draft, keeper } = useDraftKeeper(
    correctionShape,
    view,
    { person: me.key, what: `correction.${id}` },
    {
      load: async () => (await loadUpdate(api, id)).update,
      save: async (etag, { reason, ...details }) =>
        (await correctUpdate(api, id, { etag, reason, details })).update,
    },
  );
  const { reason, ...details } = draft.details;
  const area = useQuery(areaQuery(api, view.area)).data?.area;
  const address = `/areas/${view.area}/updates/${id}`;

  function problemsWith(published: UpdateView): FieldProblem[] {
    // A deadline that stands as it was may have passed meanwhile.
    const asOf = details.ask.by === published.ask.by ? (published.publishedAt ?? now) : now;
    const found = toMend(details, area && { ...area, closed: null }, asOf);
    if (reason.trim() === '') found.push({ field: 'reason', message: 'Say what was wrong.' });
    if (same(details, detailsOf(published)))
      found.push({ field: 'headline', message: 'Nothing is different yet.' });
    return found;
  }

  const correcting = useMutation({
    mutationFn: () => keeper.flush(),
    onSuccess(published) {
      if (!published) return;
      putUpdate(queries, { now: told, me, update: keeper.read().view });
      notify('Corrected. Readers see what was wrong.');
      navigate(address);
    },
  });
  const { attempt, problems, wrong, handleSubmit } = useAttempt(problemsWith(draft.view), () =>
    correcting.mutate(),
  );

  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <DraftStanding
        draft={draft}
        keeper={keeper}
        shape={correctionShape}
        words={updateWords}
        what="this update"
      />
      <ReasonField
        value={reason}
        most={300}
        problem={wrong('reason')}
        onChange={(value) => keeper.edit({ reason: value })}
      />
      <Fields
        details={details}
        now={now}
        problems={problems}
        fixedArea
        onChange={(part) => keeper.edit(part)}
      />
      <div className={`${form.bar} ${form.standing}`}>
        <Button type="submit" appearance="primary" disabledFocusable={correcting.isPending}>
          Publish the correction
        </Button>
        <HeldActions draft={draft} keeper={keeper} back={address} />
        <SavedNote draft={draft} now={now} />
      </div>
    </form>
  );
}
