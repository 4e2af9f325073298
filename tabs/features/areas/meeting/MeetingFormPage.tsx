import { useQuery } from '@tanstack/react-query';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { areaQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { isReading, readOnce } from '../../../components/drafts/readOnce.ts';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { MeetingForm } from './MeetingForm.tsx';
import { newMinutes } from './meetingForm.ts';
import { writtenIn } from './useMinutes.ts';

type Props = { slug: string; id: string | null };

/** Writing or changing minutes. For those who write for the area. */
export default function MeetingFormPage({ slug, id }: Props) {
  const query = useQuery({ ...areaQuery(useApi(), slug), ...readOnce });
  const { data } = query;
  const meeting = data?.meetings.find((each) => each.id === id);
  if (asProblem(query.error).code === 'notFound' || (data && id !== null && !meeting))
    return <NotFoundPage what="minutes" />;
  if (data && !(meeting ? meeting.may.write : data.may.write))
    return <NotForYouPage who="those who lead an area and for editors" />;
  return (
    <Page
      title={id === null ? 'Add minutes' : 'Edit minutes'}
      before={
        <Breadcrumb
          steps={[
            { href: '/areas', label: 'Priority areas' },
            { href: `/areas/${slug}`, label: data?.area.name ?? 'Area' },
          ]}
        />
      }
      ready={(data !== undefined && !isReading(query)) || query.isError}
    >
      <QueryNotice query={query} />
      {data && !isReading(query) ? (
        <MeetingForm
          key={id}
          slug={slug}
          id={id}
          start={
            id === null
              ? { details: newMinutes(dayOf(data.now, ukZone)), state: 'draft', etag: '' }
              : writtenIn(data, id)
          }
          me={data.me}
          now={data.now}
        />
      ) : (
        !query.isError && <Skeleton what="the minutes" rows={5} />
      )}
    </Page>
  );
}
