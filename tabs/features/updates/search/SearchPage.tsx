import { Button } from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation, useSearch } from 'wouter';
import { phaseNames } from '#core/events/names.ts';
import { areasQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { counted } from '../../../components/counted.ts';
import { Empty } from '../../../components/Empty.tsx';
import { type Choice, FilterPanel } from '../../../components/FilterPanel.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { SearchForm } from '../../../components/updates/SearchForm.tsx';
import { UpdateItem } from '../../../components/updates/UpdateItem.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { searchQuery } from '../api.ts';
import { OtherHits } from './OtherHits.tsx';
import styles from './SearchPage.module.css';

/** The updates of all areas, found by words and narrowed by filters; all of it stands in the address. */
export default function SearchPage() {
  const api = useApi();
  const search = useSearch();
  const asked = new URLSearchParams(search);
  const [, navigate] = useLocation();
  const areas = useQuery(areasQuery(api)).data?.areas ?? [];
  const query = useInfiniteQuery({ ...searchQuery(api, search), placeholderData: keepPreviousData });
  const [first] = query.data?.pages ?? [];
  const found = query.data?.pages.flatMap(({ updates }) => updates) ?? [];
  const words = asked.get('q') ?? '';
  const count = counted(first?.total ?? 0, 'update');
  useAnnounced(first && !query.isPlaceholderData ? count : null);

  const choose = (name: string, value: string | null): void => {
    if (value === null) asked.delete(name);
    else asked.set(name, value);
    navigate(asked.size > 0 ? `/updates?${asked}` : '/updates', { replace: true });
  };
  const tag = asked.get('tag');
  const tags = [...new Set([...(tag ? [tag] : []), ...found.flatMap((update) => update.tags)])].sort();
  const choices: Choice[] = [
    {
      name: 'area',
      label: 'Priority area',
      every: 'All areas',
      options: areas.map(({ slug, name }) => [slug, name] as const),
      value: asked.get('area'),
    },
    {
      name: 'tag',
      label: 'Tag',
      every: 'All tags',
      options: tags.map((each) => [each, each] as const),
      value: tag,
    },
    {
      name: 'phase',
      label: 'Phase',
      every: 'All phases',
      options: Object.entries(phaseNames),
      value: asked.get('phase'),
    },
  ];

  return (
    <Page
      title="Search"
      before={<Breadcrumb steps={[{ href: '/areas', label: 'Priority areas' }]} />}
      ready={first !== undefined || query.isError}
    >
      <div className={styles.body}>
        <SearchForm key={words} words={words} />
        <div className={styles.filters}>
          <FilterPanel
            label="Filter updates"
            choices={choices}
            toggles={[{ name: 'action', label: 'Needs action', on: asked.get('action') === 'yes' }]}
            result={`Show ${count}`}
            onChoose={choose}
            onToggle={(name, on) => choose(name, on ? 'yes' : null)}
          />
        </div>
        <QueryNotice query={query} />
        {first && <OtherHits hits={first.others} />}
        {first ? (
          <section aria-labelledby="results">
            <h2 id="results" className={styles.count}>
              {words ? `${count} for “${words}”` : count}
            </h2>
            {found.length === 0 && (
              <Empty>Nothing found. Try fewer words, or a theme such as transition or writing.</Empty>
            )}
            <ol className={styles.updates}>
              {found.map((update) => (
                <UpdateItem
                  key={update.id}
                  update={update}
                  now={first.now}
                  areaName={areas.find(({ slug }) => slug === update.area)?.name}
                />
              ))}
            </ol>
            {query.hasNextPage && (
              <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show more updates
              </Button>
            )}
          </section>
        ) : (
          !query.isError && <Skeleton what="updates" rows={5} />
        )}
      </div>
    </Page>
  );
}
