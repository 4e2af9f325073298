import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { isReading, readOnce } from '../../../components/drafts/readOnce.ts';
import { LoadingPage } from '../../../components/LoadingPage.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { updateQuery } from '../api.ts';
import { ReviewPage } from '../review/ReviewPage.tsx';
import { Composer } from './Composer.tsx';

/** An update that is not out yet: to be written, or to be reviewed. */
export default function ComposePage({ id }: { id: string }) {
  const query = useQuery({ ...updateQuery(useApi(), id), ...readOnce });
  const { data } = query;
  if (asProblem(query.error).code === 'notFound') return <NotFoundPage what="update" />;
  if (query.isError && !data)
    return (
      <Page title="Update">
        <QueryNotice query={query} />
      </Page>
    );
  if (!data || isReading(query)) return <LoadingPage />;
  const { update } = data;
  if (update.state === 'published' || update.state === 'withdrawn')
    return <Redirect to={`/areas/${update.area}/updates/${id}`} replace />;
  if (update.state === 'inReview') return <ReviewPage update={update} />;
  return update.may.write ? (
    <Composer view={update} me={data.me} now={data.now} />
  ) : (
    <NotForYouPage who="those who lead an area and for editors" />
  );
}
