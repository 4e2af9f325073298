import { createContext, use } from 'react';
import type { Teams } from '../teams/teams.ts';
import type { Api } from './api.ts';

export const ApiContext = createContext<Api | null>(null);
export const TeamsContext = createContext<Teams | null>(null);

export const useApi = (): Api => present(use(ApiContext));
export const useTeams = (): Teams => present(use(TeamsContext));

function present<T>(value: T | null): T {
  if (value === null) throw new Error('Used outside the application.');
  return value;
}
