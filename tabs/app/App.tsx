import { FluentProvider } from '@fluentui/react-components';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Router } from 'wouter';
import type { Api } from '../api/api.ts';
import { ApiContext, TeamsContext } from '../api/context.ts';
import type { Teams } from '../teams/teams.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Routes } from './Routes.tsx';
import { Shell } from './Shell.tsx';
import { themes } from './themes.ts';
import { usePageColours } from './usePageColours.ts';

type Props = { teams: Teams; api: Api; queries: QueryClient };

export function App({ teams, api, queries }: Props) {
  const [theme, setTheme] = useState(teams.theme);
  useEffect(() => teams.onTheme(setTheme), [teams]);
  usePageColours(theme);
  return (
    <FluentProvider theme={themes[theme]} data-theme={theme}>
      <TeamsContext value={teams}>
        <ApiContext value={api}>
          <QueryClientProvider client={queries}>
            <Router base="/tabs">
              <Shell>
                <ErrorBoundary>
                  <Routes />
                </ErrorBoundary>
              </Shell>
            </Router>
          </QueryClientProvider>
        </ApiContext>
      </TeamsContext>
    </FluentProvider>
  );
}
