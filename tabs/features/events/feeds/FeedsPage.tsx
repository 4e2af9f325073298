import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { BackLink } from '../../../components/BackLink.tsx';
import { Empty } from '../../../components/Empty.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { AddFeed } from './AddFeed.tsx';
import { feedsQuery } from './api.ts';
import { FeedItem } from './FeedItem.tsx';
import styles from './FeedsPage.module.css';

/** The calendars on the web that are read every half hour. For editors. */
export default function FeedsPage() {
  const query = useQuery(feedsQuery(useApi()));
  const list = useRef<HTMLHeadingElement>(null);
  if (asProblem(query.error).code === 'forbidden') return <NotForYouPage />;
  const { data } = query;
  return (
    <Page
      title="Calendars we read"
      before={<BackLink href="/events/import">Import a programme</BackLink>}
      ready={data !== undefined || query.isError}
    >
      <div className={styles.body}>
        <p className={styles.lead}>
          We read these calendars every half hour. Their events come in, change and are withdrawn by
          themselves. One that cannot be read changes nothing.
        </p>
        <QueryNotice query={query} />
        {data && (
          <>
            <section aria-labelledby="list">
              <h2 id="list" ref={list} tabIndex={-1} className={styles.title}>
                Calendars
              </h2>
              {data.feeds.length === 0 && <Empty>No calendar is read yet.</Empty>}
              <ul className={styles.feeds}>
                {data.feeds.map((feed) => (
                  <FeedItem
                    key={feed.id}
                    feed={feed}
                    now={data.now}
                    areas={data.areas}
                    onRemoved={() => list.current?.focus()}
                  />
                ))}
              </ul>
            </section>
            <AddFeed areas={data.areas} />
          </>
        )}
        {query.isPending && <Skeleton what="calendars" rows={3} />}
      </div>
    </Page>
  );
}
