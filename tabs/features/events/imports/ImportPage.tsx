import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';
import type { ImportReply } from '#core/contract/api.ts';
import type { ImportRun } from '#core/events/importRun.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem } from '../../../api/problem.ts';
import { BackLink } from '../../../components/BackLink.tsx';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { eventsQuery } from '../api.ts';
import { listAddress } from '../listAddress.ts';
import { Applying } from './Applying.tsx';
import { importQuery } from './api.ts';
import { ChooseFile } from './ChooseFile.tsx';
import styles from './ImportPage.module.css';
import { Preview } from './Preview.tsx';

const titles: Record<ImportRun['state'], string> = {
  previewed: 'Check before importing',
  applying: 'Importing',
  applied: 'Programme imported',
  failed: 'The import stopped',
};

/** Importing a programme: choose, look, apply, watch. The import's id stands in the address, so a reload goes on. */
export default function ImportPage() {
  const api = useApi();
  const queries = useQueryClient();
  const search = useSearch();
  const [, navigate] = useLocation();
  const me = useQuery(eventsQuery(api));
  const id = new URLSearchParams(search).get('run');
  const query = useQuery({
    ...importQuery(api, id ?? ''),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });

  const handleUploaded = (reply: ImportReply): void => {
    queries.setQueryData(['imports', reply.run.id], reply);
    navigate(`/events/import?run=${reply.run.id}`);
  };
  const handleAgain = (): void => navigate('/events/import');

  const denied = me.data ? !me.data.me.roles.includes('editor') : asProblem(query.error).code === 'forbidden';
  if (denied) return <NotForYouPage />;

  const reply = id === null ? undefined : query.data;
  const started = reply && reply.run.state !== 'previewed';
  const title = reply ? titles[reply.run.state] : 'Import a programme';
  return (
    <Page
      key={title}
      title={title}
      before={<BackLink href={listAddress()}>Events</BackLink>}
      ready={me.data !== undefined || me.isError}
    >
      <div className={styles.body}>
        <QueryNotice query={me} />
        {id !== null && <QueryNotice query={query} />}
        {id === null && me.data && (
          <>
            <ChooseFile onUploaded={handleUploaded} />
            <p className={styles.lead}>
              Is the programme a calendar on the web?{' '}
              <Link href="/events/feeds" className={styles.link}>
                Calendars we read
              </Link>{' '}
              come in by themselves.
            </p>
          </>
        )}
        {reply && !started && <Preview reply={reply} onAgain={handleAgain} />}
        {reply && started && <Applying run={reply.run} onAgain={handleAgain} />}
        {id !== null && query.isPending && <Skeleton what="the import" rows={4} />}
      </div>
    </Page>
  );
}
