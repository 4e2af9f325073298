import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Area } from '#core/areas/area.ts';
import type { AreaSummary } from '#core/contract/areas.ts';
import { areaQuery, areasQuery, putArea } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { announce } from '../../../components/announce.tsx';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import bar from '../../../components/Bar.module.css';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import lines from '../../../components/Lines.module.css';
import { ManageNav } from '../../../components/manage/ManageNav.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { notify } from '../../../components/toast.tsx';
import { saveArea } from '../api.ts';
import { yearWords } from '../years.ts';
import styles from './ManageAreasPage.module.css';

type Change = { slug: string; part: Partial<Area> };

/** The year's review: which areas are worked on, in which order, and which are closed. For editors. */
export default function ManageAreasPage() {
  const api = useApi();
  const queries = useQueryClient();
  const query = useQuery(areasQuery(api));
  const heading = useRef<HTMLHeadingElement>(null);
  const changing = useMutation({
    // Each area is read afresh, so that a change made elsewhere meanwhile is kept.
    mutationFn: async ({ changes }: { changes: Change[]; said: string }) => {
      for (const { slug, part } of changes) {
        const { area, etag } = await queries.fetchQuery({ ...areaQuery(api, slug), staleTime: 0 });
        putArea(queries, await saveArea(api, { ...area, ...part }, etag));
      }
    },
    onSuccess: (_, { said }) => announce(said),
    onSettled: () => queries.invalidateQueries({ queryKey: ['areas', 'list'] }),
  });
  const { data } = query;
  if (data && !data.me.roles.includes('editor')) return <NotForYouPage />;
  const current = data?.areas.filter(({ closed }) => closed === null) ?? [];
  const closed = data?.areas.filter((area) => area.closed !== null) ?? [];

  const move = (index: number, by: -1 | 1): void => {
    const order = [...current];
    const [moved] = order.splice(index, 1);
    if (!moved) return;
    order.splice(index + by, 0, moved);
    const changes = order.map(({ slug }, place) => ({ slug, part: { order: (place + 1) * 10 } }));
    changing.mutate({ changes, said: `${moved.name} moved to place ${index + by + 1} of ${order.length}.` });
  };
  const setClosed = (area: AreaSummary, year: string | null): void =>
    changing.mutate(
      {
        changes: [{ slug: area.slug, part: { closed: year } }],
        said: year === null ? `${area.name} is open again.` : `${area.name} is closed.`,
      },
      {
        onSuccess() {
          notify(year === null ? `${area.name} is open again.` : `${area.name} closed. Its history stays.`);
          heading.current?.focus();
        },
      },
    );

  return (
    <Page
      title="Areas of the year"
      before={
        <>
          <Breadcrumb steps={[{ href: '/areas', label: 'Priority areas' }]} />
          <ManageNav roles={data?.me.roles ?? []} here="/manage/areas" />
        </>
      }
      ready={data !== undefined || query.isError}
      actions={
        <PageLink to="/manage/areas/new" primary>
          Open an area
        </PageLink>
      }
    >
      <QueryNotice query={query} />
      <FailureNotice error={changing.error} />
      {data ? (
        <div className={styles.body}>
          <section aria-labelledby="current">
            <h2 id="current" ref={heading} tabIndex={-1}>
              Worked on in {yearWords(data.year)}
            </h2>
            <ol className={lines.lines}>
              {current.map((area, index) => (
                <li key={area.slug} className={lines.line}>
                  <div className={lines.what}>
                    <h3>{area.name}</h3>
                    <p className={styles.since}>
                      {area.immediate && 'Focus of the year. '}Since {yearWords(area.opened)}.
                    </p>
                  </div>
                  <div className={bar.bar}>
                    <PageLink to={`/manage/areas/${area.slug}`} name={`Edit ${area.name}`}>
                      Edit
                    </PageLink>
                    <Button
                      disabledFocusable={changing.isPending || !swaps(current, index, index - 1)}
                      aria-label={`Move up, ${area.name}`}
                      onClick={() => move(index, -1)}
                    >
                      Move up
                    </Button>
                    <Button
                      disabledFocusable={changing.isPending || !swaps(current, index, index + 1)}
                      aria-label={`Move down, ${area.name}`}
                      onClick={() => move(index, 1)}
                    >
                      Move down
                    </Button>
                    <Button
                      disabledFocusable={changing.isPending}
                      aria-label={`Close, ${area.name}`}
                      onClick={() => setClosed(area, data.year)}
                    >
                      Close
                    </Button>
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="closed">
            <h2 id="closed">Closed</h2>
            {closed.length === 0 && (
              <p className={styles.none}>None. A closed area keeps its pages and its updates.</p>
            )}
            <ul className={lines.lines}>
              {closed.map((area) => (
                <li key={area.slug} className={lines.line}>
                  <div className={lines.what}>
                    <h3>{area.name}</h3>
                    <p className={styles.since}>Closed after {yearWords(area.closed ?? data.year)}.</p>
                  </div>
                  <div className={bar.bar}>
                    <PageLink to={`/manage/areas/${area.slug}`} name={`Edit ${area.name}`}>
                      Edit
                    </PageLink>
                    <Button
                      disabledFocusable={changing.isPending}
                      aria-label={`Open again, ${area.name}`}
                      onClick={() => setClosed(area, null)}
                    >
                      Open again
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        </div>
      ) : (
        !query.isError && <Skeleton what="priority areas" rows={6} />
      )}
    </Page>
  );
}

/** Whether two can change places: the focus of the year stays first. */
const swaps = (areas: readonly AreaSummary[], one: number, other: number): boolean =>
  areas[other] !== undefined && areas[one]?.immediate === areas[other].immediate;
