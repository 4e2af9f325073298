/**
 * Rows of digests whose report is older than the term: whom each went to is forgotten, its figures stay. A correction makes a
 * report younger. News have no report, so that nothing stays of their dispatches.
 */
import type { Dispatch } from '../delivery/dispatch.ts';
import type { Deps } from '../deps.ts';
import { newsPrefix } from '../digests/issue.ts';
import type { Instant } from '../events/event.ts';
import type { Removing } from './removing.ts';

type LedgerDeps = Pick<Deps, 'dispatches' | 'ledger'>;

const isOver = ({ state, startedAt, endedAt }: Dispatch, before: Instant): boolean =>
  (state === 'done' || state === 'stopped') && (endedAt ?? startedAt) < before;

const isNews = ({ issue }: Dispatch): boolean => issue.startsWith(newsPrefix);

/** The last chunk last: what is left of a dispatch shows in it. */
const forgetDispatch = async (
  { dispatches, ledger }: LedgerDeps,
  dispatch: Dispatch,
  mayGoOn: () => boolean,
): Promise<number> => {
  let rows = 0;
  for (const { number } of await ledger.chunks(dispatch.id)) {
    if (!mayGoOn()) return rows;
    rows += await ledger.forgetRows(dispatch.id, number);
  }
  if (!isNews(dispatch)) return rows;
  await ledger.forgetChunks(dispatch.id);
  await dispatches.remove(dispatch.id);
  return rows;
};

export const forgetDeliveries: Removing<LedgerDeps> = async (deps, before, mayGoOn) => {
  const reports = Map.groupBy(await deps.dispatches.list(), ({ issue }) => issue);
  const old = [...reports.values()].filter((all) => all.every((dispatch) => isOver(dispatch, before)));
  const oldestFirst = old.flat().sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  let gone = 0;
  for (const dispatch of oldestFirst) {
    if (!mayGoOn()) break;
    gone += await forgetDispatch(deps, dispatch, mayGoOn);
  }
  return { gone, kept: 0 };
};
