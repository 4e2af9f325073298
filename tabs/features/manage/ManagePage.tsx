import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { areasQuery } from '../../api/areas.ts';
import { useApi } from '../../api/context.ts';
import { manageLinks } from '../../components/manageLinks.ts';
import { NotForYouPage } from '../../components/NotForYouPage.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryNotice } from '../../components/QueryNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import styles from './ManagePage.module.css';

/** Where those who run things find all of it. */
export default function ManagePage() {
  // Any reply says who is here; this one the pages have already, mostly.
  const query = useQuery(areasQuery(useApi()));
  const links = query.data && manageLinks(query.data.me.roles);
  if (links?.length === 0) return <NotForYouPage who="editors, approvers and administrators" />;
  return (
    <Page title="Manage" ready={links !== undefined || query.isError}>
      <QueryNotice query={query} />
      {links ? (
        <ul className={styles.links}>
          {links.map(({ to, name, about }) => (
            <li key={to} className={styles.item}>
              <h2>
                <Link href={to}>{name}</Link>
              </h2>
              <p>{about}</p>
            </li>
          ))}
        </ul>
      ) : (
        !query.isError && <Skeleton what="what you manage" rows={5} />
      )}
    </Page>
  );
}
