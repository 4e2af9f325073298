import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Recipient } from '#core/delivery/dispatch.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { Empty } from '../../../components/Empty.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { saveFile } from '../../../components/saveFile.ts';
import { notify } from '../../../components/toast.tsx';
import { ChangeList } from '../after/ChangeList.tsx';
import { reportFilePath, reportQuery, takeStep } from '../api.ts';
import body from '../Body.module.css';
import { putIssue } from '../cache.ts';
import { stepAddress } from '../issue/steps.ts';
import { FigureTable } from './FigureTable.tsx';
import { reportFigures } from './figures.ts';
import { Missing } from './Missing.tsx';
import { Reasons } from './Reasons.tsx';
import styles from './ReportPage.module.css';

/** What became of an issue: true figures with what they are out of, and whom it did not reach and why. */
export default function ReportPage({ id }: { id: string }) {
  const api = useApi();
  const query = useQuery(reportQuery(api, id));
  const { data } = query;
  const saving = useMutation({
    mutationFn: async (name: string) => saveFile(await api.file(reportFilePath(id)), name),
  });
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (recipient: Recipient | null) =>
      takeStep(api, id, data?.etag ?? '', { step: 'again', recipient }),
    onSuccess(reply, recipient) {
      putIssue(queries, reply);
      void queries.invalidateQueries({ queryKey: ['digests', 'missing', id] });
      notify(
        recipient
          ? 'It is being sent to them again.'
          : 'It is being sent again to those whom it did not reach.',
      );
    },
    onError: () => void query.refetch(),
  });
  const failure = saving.error ?? sending.error;
  const { code } = asProblem(query.error);
  if (code === 'notFound') return <NotFoundPage what="digest" />;
  if (code === 'forbidden') return <NotForYouPage who="editors and approvers" />;
  const title = data?.issue.title ?? 'Digest';
  return (
    <Page
      title={data ? `Delivery: ${title.replace(/^W/, 'w')}` : 'Delivery'}
      before={
        <Breadcrumb
          steps={[
            { href: '/manage/digests', label: 'Digests' },
            { href: stepAddress(id, 'send'), label: title },
          ]}
        />
      }
      ready={data !== undefined || query.isError}
      actions={
        data?.issue.startedAt && (
          <Button disabledFocusable={saving.isPending} onClick={() => saving.mutate(`${title}.csv`)}>
            Download CSV
          </Button>
        )
      }
    >
      <QueryNotice query={query} />
      <FailureNotice error={failure} />
      {data ? (
        data.issue.startedAt === null ? (
          <Empty>Nothing has been sent yet.</Empty>
        ) : (
          <div className={body.body}>
            <section aria-labelledby="figures">
              <h2 id="figures">Figures</h2>
              <FigureTable labelledBy="figures" figures={reportFigures(data)} />
              <p className={styles.note}>
                We do not track who opens a message. Opened means: followed a link in it. A link in an e-mail
                may also be followed by a program that checks mail.
              </p>
            </section>
            {data.changes.length > 0 && <ChangeList changes={data.changes} level={2} />}
            <Reasons reasons={data.reasons} waiting={data.progress.waiting} />
            <Missing
              report={data}
              busy={sending.isPending}
              onAgain={(recipient) => sending.mutate(recipient)}
            />
          </div>
        )
      ) : (
        !query.isError && <Skeleton what="the report" rows={8} />
      )}
    </Page>
  );
}
