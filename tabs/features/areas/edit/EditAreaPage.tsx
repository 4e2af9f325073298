import { useQuery } from '@tanstack/react-query';
import { areaQuery, areasQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { isReading, readOnce } from '../../../components/drafts/readOnce.ts';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { AreaForm } from './AreaForm.tsx';
import { newArea } from './newParts.ts';

/** Changing an area, or opening a new one (`slug` null). For editors. */
export default function EditAreaPage({ slug }: { slug: string | null }) {
  const api = useApi();
  const list = useQuery({ ...areasQuery(api), enabled: slug === null, ...readOnce });
  const one = useQuery({
    ...areaQuery(api, slug ?? ''),
    enabled: slug !== null,
    ...readOnce,
  });
  const query = slug === null ? list : one;
  if (asProblem(query.error).code === 'notFound') return <NotFoundPage what="area" />;
  const refused =
    slug === null ? list.data && !list.data.me.roles.includes('editor') : one.data && !one.data.may.edit;
  if (refused) return <NotForYouPage />;

  return (
    <Page
      title={slug === null ? 'New priority area' : `Edit ${one.data?.area.name ?? 'area'}`}
      before={
        <Breadcrumb
          steps={[
            { href: '/areas', label: 'Priority areas' },
            { href: '/manage/areas', label: 'Areas of the year' },
          ]}
        />
      }
      ready={(query.data !== undefined && !isReading(query)) || query.isError}
    >
      <QueryNotice query={query} />
      {slug === null && list.data && !isReading(list) && (
        <AreaForm
          start={{ area: newArea(list.data.year, list.data.areas.length * 10), etag: '' }}
          me={list.data.me}
          now={list.data.now}
          year={list.data.year}
        />
      )}
      {one.data && !isReading(one) && (
        <AreaForm key={slug} start={one.data} me={one.data.me} now={one.data.now} year={one.data.year} />
      )}
      {(query.isPending || isReading(query)) && <Skeleton what="the area" rows={6} />}
    </Page>
  );
}
