/** What every look at the tenant may use. */
import type { Graph, GraphAnswer } from '#adapters/graph/graph.ts';
import { errorCode } from '#adapters/graph/outcome.ts';
import type { Config } from '#functions/config.ts';
import { broken, type Finding, who } from './finding.ts';

export type Look = {
  config: Config;
  graph: Graph;
  /** Application permissions that stand in the token. */
  roles: readonly string[];
  fetch: typeof fetch;
  now(): Date;
};

/** `403 ErrorAccessDenied`, for people who look it up. */
export const said = (answer: GraphAnswer): string =>
  answer.status === 0 ? 'no answer' : `${answer.status} ${errorCode(answer)}`.trim();

/** What no check has words of its own for. */
export const unexpected = (check: string, what: string, answer: GraphAnswer): Finding =>
  broken(check, `${what}: Microsoft Graph answered ${said(answer)}`, {
    meaning: 'Nobody can tell yet what is wrong here.',
    who: answer.status === 0 || answer.status >= 500 ? who.everybody : who.service,
    mend: 'Run this again in some minutes. If it stays, look up the code at https://learn.microsoft.com/graph/errors and the state of the service at https://admin.microsoft.com (Health).',
  });
