import { useQuery } from '@tanstack/react-query';
import { updatesAMonthWords } from '#core/areas/updatesAMonth.ts';
import { areasQuery } from '../../api/areas.ts';
import { useApi } from '../../api/context.ts';
import { FollowSwitch } from '../../components/areas/FollowSwitch.tsx';
import { Empty } from '../../components/Empty.tsx';
import { PageLink } from '../../components/PageLink.tsx';
import { QueryNotice } from '../../components/QueryNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import styles from './PreferencesPage.module.css';

/** Which priority areas somebody follows. */
export function Areas() {
  const query = useQuery(areasQuery(useApi()));
  const areas = query.data?.areas.filter(({ closed }) => closed === null);
  return (
    <section className={styles.group} aria-labelledby="areas">
      <div className={styles.head}>
        <h2 id="areas">Areas you follow</h2>
      </div>
      <p>Your digest holds what is new in these. Follow none, and it holds what is new in all of them.</p>
      <QueryNotice query={query} />
      {areas ? (
        <ul className={styles.areas}>
          {areas.map(({ slug, name, following, monthly }) => (
            <li key={slug} className={styles.area}>
              <span>
                {name}
                <span className={styles.monthly}>{updatesAMonthWords(monthly)}</span>
              </span>
              <FollowSwitch slug={slug} name={name} following={following} />
            </li>
          ))}
        </ul>
      ) : (
        !query.isError && <Skeleton what="priority areas" rows={4} />
      )}
      {areas?.length === 0 && <Empty>No priority areas have been published yet.</Empty>}
      <PageLink to="/areas">See what they do</PageLink>
    </section>
  );
}
