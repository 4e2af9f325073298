import type { Progress, ReportReply } from '#core/contract/digests.ts';
import { figure } from '../../../components/counted.ts';
import type { Figure } from './FigureTable.tsx';

/** "402 of 611 (65.8%)"; without a share where there is nothing to be a share of. */
export function shareWords(count: number, of: number): string {
  const words = `${figure(count)} of ${figure(of)}`;
  return of === 0 ? words : `${words} (${((count / of) * 100).toFixed(1)}%)`;
}

/** Everybody who was looked up: those who should get it, and those who get nothing this time. */
const nothing = ({ nothingNew, resting, choseNone, notThisTime }: Progress): number =>
  nothingNew + resting + choseNone + notThisTime;

const part = (what: string, count: number): Figure => ({ what, count: figure(count), part: true });

/** How it reached people, in the order in which it was foretold. */
function reachFigures(progress: Progress): Figure[] {
  const { recipients, complete, inTeams, byEmail, movedToEmail, waiting, tryingAgain, failed } = progress;
  const everybody = recipients + nothing(progress);
  return [
    {
      what: 'People who should get it',
      count: complete ? shareWords(recipients, everybody) : `${figure(recipients)} so far`,
    },
    { what: 'Delivered in Teams', count: shareWords(inTeams, recipients) },
    { what: 'Delivered by e-mail', count: shareWords(byEmail, recipients) },
    part('Of those, because Teams did not take it', movedToEmail),
    { what: 'Waiting', count: figure(waiting) },
    part('Of those, trying again', tryingAgain),
    { what: 'Could not deliver', count: figure(failed) },
    {
      what: 'No message',
      count: complete ? shareWords(nothing(progress), everybody) : figure(nothing(progress)),
    },
    part('Nothing new for them', progress.nothingNew),
    part('On a break, get the next one', progress.resting),
    part('Chose to get none', progress.choseNone),
    part('Chose monthly, and had one this month', progress.notThisTime),
  ];
}

/** The rows of the report: each figure with what it is out of. */
export function reportFigures({ progress, confirmed, opened, useful }: ReportReply): Figure[] {
  return [
    ...reachFigures(progress),
    {
      what: 'Confirmed as read',
      count: confirmed ? shareWords(confirmed.count, confirmed.of) : 'Nobody was asked',
    },
    { what: 'Opened a link in Teams', count: shareWords(opened.inTeams, opened.ofTeams) },
    { what: 'Opened a link in an e-mail', count: shareWords(opened.byEmail, opened.ofEmail) },
    { what: 'Said “useful”', count: figure(useful.yes) },
    { what: 'Said “not useful”', count: figure(useful.no) },
  ];
}
