import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/context.ts';
import { ErasingProgress } from '../../../components/erasing/ErasingProgress.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { Group } from '../Group.tsx';
import styles from '../PreferencesPage.module.css';
import { erasureQuery } from './api.ts';
import { EraseMe } from './EraseMe.tsx';
import { Held } from './Held.tsx';

/** What is held about somebody: to see, to keep, to erase. Asks for nothing that would write them down again. */
export function MyData() {
  const query = useQuery(erasureQuery(useApi()));
  const [asked, setAsked] = useState(false);
  const erasing = query.data?.erasing ?? null;
  if (erasing && !asked) setAsked(true);
  return (
    <div id="my-data" tabIndex={-1} className={styles.groups}>
      <QueryNotice query={query} />
      {query.isPending && <Skeleton what="your data" rows={4} />}
      {erasing && (
        <Group title="Erase my data" saved={false}>
          <ErasingProgress erasing={erasing} />
        </Group>
      )}
      {query.data && !erasing && asked && (
        <Notice tone="success" announce="polite">
          <p>Your data is erased.</p>
          <p>When you use the app again, we know your name and address again, and nothing else.</p>
        </Notice>
      )}
      {query.data && !erasing && (
        <>
          <Held />
          {!asked && <EraseMe />}
        </>
      )}
    </div>
  );
}
