import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/context.ts';
import { asProblem } from '../../api/problem.ts';
import { ManageNav } from '../../components/manage/ManageNav.tsx';
import { NotForYouPage } from '../../components/NotForYouPage.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryNotice } from '../../components/QueryNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { erasuresQuery } from './api.ts';
import { ErasePerson } from './ErasePerson.tsx';
import { Erasures } from './Erasures.tsx';
import { LastRemoval } from './LastRemoval.tsx';
import styles from './PeoplePage.module.css';

/** Erasing people, and what is removed by itself. For administrators. */
export default function PeoplePage() {
  const [words, setWords] = useState('');
  const query = useQuery({ ...erasuresQuery(useApi(), words), placeholderData: keepPreviousData });
  const { data } = query;
  if (asProblem(query.error).code === 'forbidden') return <NotForYouPage who="administrators" />;
  return (
    <Page
      title="Personal data"
      before={<ManageNav roles={data?.me.roles ?? []} here="/manage/people" />}
      ready={data !== undefined || query.isError}
    >
      <div className={styles.body}>
        <QueryNotice query={query} />
        {query.isPending && <Skeleton what="personal data" rows={4} />}
        {data && (
          <>
            <ErasePerson
              found={query.isPlaceholderData || words === '' ? null : data.found}
              onFind={setWords}
              onErased={() => setWords('')}
            />
            <Erasures erasures={data.erasures} />
            <LastRemoval tidying={data.tidying} />
          </>
        )}
      </div>
    </Page>
  );
}
