import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { areaQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { FollowSwitch } from '../../../components/areas/FollowSwitch.tsx';
import { OutLink } from '../../../components/areas/OutLink.tsx';
import { counted } from '../../../components/counted.ts';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { AreaBody } from './AreaBody.tsx';
import { Helping } from './Helping.tsx';
import type { Wish } from './helpForm.ts';
import { ShareArea } from './ShareArea.tsx';

/** Everything about one area on one page, so that find-in-page and print work. */
export default function AreaPage({ slug }: { slug: string }) {
  const query = useQuery(areaQuery(useApi(), slug));
  // Another page may lead here with what somebody wants to do.
  const address = new URLSearchParams(useSearch());
  const wanted = address.get('help');
  const [wish, setWish] = useState<Wish | null>(
    wanted === 'ask' || wanted === 'volunteer' ? { kind: wanted, update: address.get('about') } : null,
  );
  const { data } = query;
  useAnnounced(
    data
      ? `${data.area.name}. ${counted(data.area.involvement.length, 'way', 'ways')} to get involved`
      : null,
  );
  if (asProblem(query.error).code === 'notFound') return <NotFoundPage what="area" />;

  return (
    <Page
      title={data?.area.name ?? 'Priority area'}
      before={<Breadcrumb steps={[{ href: '/areas', label: 'Priority areas' }]} />}
      ready={data !== undefined || query.isError}
      actions={
        data && (
          <>
            <FollowSwitch slug={slug} name={data.area.name} following={data.following} />
            <ShareArea slug={slug} name={data.area.name} />
            {address.get('in') === 'channel' && (
              <OutLink href={`${location.origin}/go/a/${slug}`}>Open in the app</OutLink>
            )}
            {data.may.edit && <PageLink to={`/manage/areas/${slug}`}>Edit area</PageLink>}
            {data.may.write && (
              <PageLink to={`/manage/updates/new?area=${slug}`} primary>
                Post update
              </PageLink>
            )}
          </>
        )
      }
    >
      <QueryNotice query={query} />
      {data ? (
        <AreaBody reply={data} onHelp={(kind) => setWish({ kind, update: null })} />
      ) : (
        !query.isError && <Skeleton what="the area" rows={6} />
      )}
      {data && <Helping area={data.area} wish={wish} onClose={() => setWish(null)} />}
    </Page>
  );
}
