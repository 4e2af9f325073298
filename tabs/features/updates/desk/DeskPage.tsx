import { useQuery } from '@tanstack/react-query';
import type { UpdateSummary } from '#core/contract/areas.ts';
import { useApi } from '../../../api/context.ts';
import { deskQuery } from '../../../api/updates.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { counted } from '../../../components/counted.ts';
import { Empty } from '../../../components/Empty.tsx';
import { ManageNav } from '../../../components/manage/ManageNav.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { UpdateItem } from '../../../components/updates/UpdateItem.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import styles from './DeskPage.module.css';
import { standingWords } from './standingWords.ts';

/** What the reader wrote and is not out yet, and what waits for their review. */
export default function DeskPage() {
  const query = useQuery(deskQuery(useApi()));
  const { data } = query;
  const waiting = data?.forReview.length ?? 0;
  useAnnounced(
    data ? `${counted(waiting, 'update')} ${waiting === 1 ? 'waits' : 'wait'} for your review` : null,
  );
  const mayWrite = (data?.areas.length ?? 0) > 0;
  const reviews = data?.me.roles.some((role) => role === 'editor' || role === 'approver') ?? false;
  if (data && !mayWrite && !reviews && data.mine.length === 0)
    return <NotForYouPage who="those who lead an area and for editors" />;
  return (
    <Page
      title="My updates"
      before={
        <>
          <Breadcrumb steps={[{ href: '/areas', label: 'Priority areas' }]} />
          <ManageNav roles={data?.me.roles ?? []} here="/manage/updates" />
        </>
      }
      ready={data !== undefined || query.isError}
      actions={
        mayWrite && (
          <PageLink to="/manage/updates/new" primary>
            New update
          </PageLink>
        )
      }
    >
      <QueryNotice query={query} />
      {data ? (
        <div className={styles.body}>
          {reviews && (
            <Updates
              title="Waiting for your review"
              none="Nothing is waiting for you."
              updates={data.forReview}
              now={data.now}
            />
          )}
          <Updates
            title="What you are writing"
            none="You have no drafts."
            updates={data.mine}
            now={data.now}
          />
        </div>
      ) : (
        !query.isError && <Skeleton what="your updates" rows={4} />
      )}
    </Page>
  );
}

type Props = { title: string; none: string; updates: UpdateSummary[]; now: string };

function Updates({ title, none, updates, now }: Props) {
  return (
    <section aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {updates.length === 0 && <Empty>{none}</Empty>}
      <ul className={styles.updates}>
        {updates.map((update) => (
          <UpdateItem
            key={update.id}
            update={update}
            now={now}
            href={`/manage/updates/${update.id}`}
            standing={standingWords(update, now)}
          />
        ))}
      </ul>
    </section>
  );
}
