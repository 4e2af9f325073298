import type { Progress, ReportReply } from '#core/contract/digests.ts';
import type { WhyNothing } from '#core/delivery/delivery.ts';
import { figure } from '../../../components/counted.ts';
import type { Figure } from './FigureTable.tsx';

/** "402 of 611 (65.8%)"; without a share where there is nothing to be a share of. */
export function shareWords(count: number, of: number): string {
  const words = `${figure(count)} of ${figure(of)}`;
  return of === 0 ? words : `${words} (${((count / of) * 100).toFixed(1)}%)`;
}

type Without = Pick<Progress, WhyNothing>;

/** How many get nothing this time. */
export const withoutMessage = ({ nothingNew, resting, choseNone, notThisTime }: Without): number =>
  nothingNew + resting + choseNone + notThisTime;

/** Why they get nothing, each reason with how many. */
export const whyWithout = (counts: Without): (readonly [why: string, count: number])[] => [
  ['Nothing new for them', counts.nothingNew],
  ['On a break, get the next one', counts.resting],
  ['Chose to get none', counts.choseNone],
  ['Chose monthly, and had one this month', counts.notThisTime],
];

const part = (what: string, count: number): Figure => ({ what, count: figure(count), part: true });

/** How it reached people, in the order in which it was foretold. */
function deliveredFigures(progress: Progress): Figure[] {
  const { recipients, complete, inTeams, byEmail, movedToEmail, waiting, tryingAgain, failed } = progress;
  const without = withoutMessage(progress);
  const everybody = recipients + without;
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
      count: complete ? shareWords(without, everybody) : figure(without),
    },
    ...whyWithout(progress).map(([why, count]) => part(why, count)),
  ];
}

/** The rows of the report: each figure with what it is out of. */
export function reportFigures({ progress, confirmed, opened, useful }: ReportReply): Figure[] {
  return [
    ...deliveredFigures(progress),
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
