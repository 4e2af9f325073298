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

/** Whether Microsoft, or the way there, has trouble of the moment: it says nothing about the tenant. */
export const isPassing = ({ status }: GraphAnswer): boolean =>
  status === 0 || status === 429 || status >= 500;

/** What no check has words of its own for. */
export const unexpected = (check: string, what: string, answer: GraphAnswer): Finding =>
  isPassing(answer)
    ? broken(
        check,
        `${what}: ${answer.status === 0 ? unanswered : `Microsoft Graph answers ${said(answer)}`}`,
        {
          meaning:
            'It cannot be told yet whether all is right there. What is to be written waits and goes by itself.',
          who: who.everybody,
          mend: 'Run this again in some minutes. If it stays, see the state of the service at https://admin.microsoft.com (Health), and whether this machine reaches https://graph.microsoft.com.',
        },
      )
    : broken(check, `${what}: Microsoft Graph answers ${said(answer)}`, {
        meaning: 'Nobody can tell yet what is wrong here.',
        who: who.service,
        mend: 'Look up the code at https://learn.microsoft.com/graph/errors, and run this again.',
      });

const unanswered = 'Microsoft Graph does not answer, or its answer breaks off';
