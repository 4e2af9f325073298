import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useApi } from '../../api/context.ts';
import { asProblem } from '../../api/problem.ts';
import { manageLinks } from '../../components/manageLinks.ts';
import { NotForYouPage } from '../../components/NotForYouPage.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryNotice } from '../../components/QueryNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { manageQuery } from './api.ts';
import styles from './ManagePage.module.css';
import { WaitingList } from './WaitingList.tsx';

/** Where those who run things see what waits for them, and find all of it. */
export default function ManagePage() {
  const query = useQuery(manageQuery(useApi()));
  const { data } = query;
  if (asProblem(query.error).code === 'forbidden')
    return <NotForYouPage who="editors, approvers and administrators" />;
  return (
    <Page title="Manage" ready={data !== undefined || query.isError}>
      <div className={styles.body}>
        <QueryNotice query={query} />
        {data && <WaitingList waiting={data.waiting} now={data.now} />}
        {data && (
          <section aria-labelledby="pages">
            <h2 id="pages" className={styles.title}>
              Everything you manage
            </h2>
            <ul className={styles.links}>
              {manageLinks(data.me.roles).map(({ to, name, about }) => (
                <li key={to} className={styles.item}>
                  <h3>
                    <Link href={to}>{name}</Link>
                  </h3>
                  <p>{about}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {query.isPending && <Skeleton what="what you manage" rows={5} />}
      </div>
    </Page>
  );
}
