import { lazy, Suspense } from 'react';
import { Link, useSearch } from 'wouter';
import { sentenceOf } from '../../api/problem.ts';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryNotice } from '../../components/QueryNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useAnnounced } from '../../components/useAnnounced.ts';
import { Areas } from './Areas.tsx';
import { Messages } from './Messages.tsx';
import styles from './PreferencesPage.module.css';
import { usePreferences } from './usePreferences.ts';

const MyData = lazy(() => import('./data/MyData.tsx').then(({ MyData: part }) => ({ default: part })));

const parts = [
  { show: 'messages', name: 'Messages' },
  { show: 'areas', name: 'Areas' },
  { show: 'data', name: 'My data' },
] as const;

/** What we send somebody, how often, by which way, when not, and about what, each choice saved at once; and what we hold about them. */
export default function PreferencesPage() {
  const asked = new URLSearchParams(useSearch()).get('show');
  const { show, name } = parts.find((part) => part.show === asked) ?? parts[0];
  // Asking for them writes the person down, which somebody who erases their data does not want.
  const { query, saved, problem, choose } = usePreferences({ wanted: show !== 'data' });
  const { data } = query;
  useAnnounced(`Preferences, ${name}`);
  return (
    <Page title="Preferences" ready={show === 'data' || data !== undefined || query.isError}>
      <div className={styles.page}>
        <nav aria-label="Preferences">
          <ul className={styles.parts}>
            {parts.map((part) => (
              <li key={part.show}>
                <Link
                  href={`/preferences?show=${part.show}`}
                  className={styles.part}
                  aria-current={part.show === show ? 'page' : undefined}
                >
                  {part.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <QueryNotice query={query} />
        {problem && (
          <Notice tone="error" announce="assertive">
            That was not saved. {sentenceOf(problem)}
          </Notice>
        )}
        {show === 'data' ? (
          <Suspense fallback={<Skeleton what="your data" rows={4} />}>
            <MyData />
          </Suspense>
        ) : show === 'areas' ? (
          <Areas />
        ) : data ? (
          <Messages reply={data} saved={saved} choose={choose} />
        ) : (
          !query.isError && <Skeleton what="your preferences" rows={6} />
        )}
      </div>
    </Page>
  );
}
