import '../base.css';
import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import type { Api } from '../api/api.ts';
import { addressOfSubPage } from '../api/firstRequest.ts';
import { asProblem } from '../api/problem.ts';
import { eventsQuery } from '../features/events/api.ts';
import type { Teams } from '../teams/teams.ts';
import { App } from './App.tsx';

/** How long the first drawing waits for the first answer. Longer, and a skeleton says that something is coming. */
const patienceMs = 300;

/** Draws the pages: once, with the content in them where it comes soon enough. */
export async function start(teams: Teams, api: Api): Promise<void> {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        retry: (failures, error) => failures < 2 && worthRepeating(error),
        retryDelay: (failures, error) => Math.max(asProblem(error).waitMs, 1_000 * 2 ** failures),
      },
    },
  });

  const linked = addressOfSubPage(location.pathname, location.search, teams.subPage);
  if (linked) history.replaceState(null, '', linked);

  const soon = new Promise((resolve) => setTimeout(resolve, patienceMs));
  const onList = /^\/tabs\/(events\/?)?$/.test(location.pathname);
  const first = teams.inside && onList ? queries.prefetchQuery(eventsQuery(api)) : null;
  if (first) await Promise.race([first, soon]);

  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no place for the application.');
  createRoot(root).render(<App teams={teams} api={api} queries={queries} />);
}

const worthRepeating = (error: unknown): boolean =>
  ['offline', 'busy', 'unavailable'].includes(asProblem(error).code);
