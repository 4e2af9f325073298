import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Redirect } from 'wouter';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import bar from '../../../components/Bar.module.css';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { updateQuery } from '../api.ts';
import { ConfirmRead } from './ConfirmRead.tsx';
import { Helpers } from './Helpers.tsx';
import { publishedWords } from './publishedWords.ts';
import { Standing } from './Standing.tsx';
import { UpdateBody } from './UpdateBody.tsx';
import styles from './UpdatePage.module.css';

const ShareDialog = lazy(() => import('../share/ShareDialog.tsx'));
const WithdrawDialog = lazy(() => import('../review/WithdrawDialog.tsx'));

type Props = {
  id: string;
  /** The area in the address; null in a link that names the update only. */
  slug: string | null;
};

/** One update that is out: what has happened, what comes next, what is asked of the reader. */
export default function UpdatePage({ id, slug }: Props) {
  const query = useQuery(updateQuery(useApi(), id));
  const [asked, setAsked] = useState<'share' | 'withdraw' | null>(null);
  const update = query.data?.update;
  useAnnounced(update ? update.headline : null);
  if (asProblem(query.error).code === 'notFound') return <NotFoundPage what="update" />;
  if (update && (update.state === 'draft' || update.state === 'inReview'))
    return <Redirect to={`/manage/updates/${id}`} replace />;
  if (update && update.area !== slug) return <Redirect to={`/areas/${update.area}/updates/${id}`} replace />;

  return (
    <Page
      title={update?.headline ?? 'Update'}
      before={
        <Breadcrumb
          steps={[
            { href: '/areas', label: 'Priority areas' },
            { href: `/areas/${slug ?? ''}`, label: update?.areaName ?? 'Area' },
          ]}
        />
      }
      ready={update !== undefined || query.isError}
      actions={
        update?.state === 'published' && (
          <>
            <Button onClick={() => setAsked('share')}>Share</Button>
            {update.may.correct && <PageLink to={`/manage/updates/${id}/correct`}>Correct</PageLink>}
            {update.may.withdraw && <Button onClick={() => setAsked('withdraw')}>Withdraw</Button>}
          </>
        )
      }
    >
      <QueryNotice query={query} />
      {update ? (
        <div className={styles.page}>
          <p className={styles.standing}>{publishedWords(update)}</p>
          <Standing update={update} />
          <UpdateBody update={update} />
          {update.state === 'published' && (
            <>
              <ConfirmRead update={update} />
              <div className={bar.bar}>
                <PageLink to={`/areas/${update.area}?help=volunteer&about=${id}`}>I can help</PageLink>
                <PageLink to={`/areas/${update.area}?help=ask&about=${id}`}>Ask a question</PageLink>
              </div>
              <Helpers names={update.helpers} />
            </>
          )}
        </div>
      ) : (
        !query.isError && <Skeleton what="the update" rows={4} />
      )}
      {update && asked && (
        <Suspense fallback={null}>
          {asked === 'share' ? (
            <ShareDialog update={update} onClose={() => setAsked(null)} />
          ) : (
            <WithdrawDialog update={update} onClose={() => setAsked(null)} />
          )}
        </Suspense>
      )}
    </Page>
  );
}
