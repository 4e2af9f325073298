import { useQuery } from '@tanstack/react-query';
import { areasQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { deskQuery } from '../../../api/updates.ts';
import { EventLines } from '../../../components/areas/EventLines.tsx';
import shared from '../../../components/Columns.module.css';
import { counted } from '../../../components/counted.ts';
import { Empty } from '../../../components/Empty.tsx';
import { manageLinks } from '../../../components/manageLinks.ts';
import { Page } from '../../../components/Page.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { SearchForm } from '../../../components/updates/SearchForm.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { yearWords } from '../years.ts';
import { AreaCard } from './AreaCard.tsx';
import styles from './AreasPage.module.css';

/** The priority areas of the year, the focus of the year first. */
export default function AreasPage() {
  const api = useApi();
  const query = useQuery(areasQuery(api));
  const { data } = query;
  const current = data?.areas.filter(({ closed }) => closed === null) ?? [];
  const earlier = data?.areas.filter(({ closed }) => closed !== null) ?? [];
  const ordered = [
    ...current.filter(({ immediate }) => immediate),
    ...current.filter((area) => !area.immediate),
  ];
  useAnnounced(data ? `Priority areas, ${counted(current.length, 'area')}` : null);
  const desk = useQuery({ ...deskQuery(api), enabled: data !== undefined }).data;
  const writes = desk !== undefined && desk.areas.length + desk.mine.length + desk.forReview.length > 0;
  const edits = data?.me.roles.includes('editor') ?? false;

  return (
    <Page
      title="Priority areas"
      ready={data !== undefined || query.isError}
      actions={
        <>
          {writes && <PageLink to="/manage/updates">My updates</PageLink>}
          {edits && <PageLink to="/manage/areas">Areas of the year</PageLink>}
          <PageLink to="/preferences">Preferences</PageLink>
          {data && manageLinks(data.me.roles).length > 0 && <PageLink to="/manage">Manage</PageLink>}
        </>
      }
    >
      <QueryNotice query={query} />
      {data ? (
        <div className={shared.columns}>
          <div className={shared.body}>
            <p className={styles.lead}>
              What the collaborative is working on in {yearWords(data.year)}. Reviewed every year.
            </p>
            <SearchForm />
            {current.length === 0 && (
              <Empty>
                No priority areas have been published yet.{' '}
                {edits && <PageLink to="/manage/areas/new">Add a priority area</PageLink>}
              </Empty>
            )}
            <ul className={styles.areas}>
              {ordered.map((area) => (
                <AreaCard key={area.slug} area={area} />
              ))}
            </ul>
            {earlier.length > 0 && (
              <details className={styles.earlier}>
                <summary>Earlier areas and task groups ({earlier.length})</summary>
                <ul className={styles.areas}>
                  {earlier.map((area) => (
                    <AreaCard key={area.slug} area={area} />
                  ))}
                </ul>
              </details>
            )}
          </div>
          <aside className={`${shared.aside} ${styles.aside}`} aria-labelledby="coming-up">
            <h2 id="coming-up">Coming up</h2>
            {data.comingUp.length === 0 ? <p>Nothing is planned.</p> : <EventLines events={data.comingUp} />}
            <p>
              <PageLink to="/events">See all events</PageLink>
            </p>
          </aside>
        </div>
      ) : (
        !query.isError && <Skeleton what="priority areas" rows={6} />
      )}
    </Page>
  );
}
