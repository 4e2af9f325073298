import type { ReportReply } from '#core/contract/digests.ts';
import { figure } from '../../../components/counted.ts';

/** "402 of 611 (65.8%)"; without a share where there is nothing to be a share of. */
export function shareWords(count: number, of: number): string {
  const words = `${figure(count)} of ${figure(of)}`;
  return of === 0 ? words : `${words} (${((count / of) * 100).toFixed(1)}%)`;
}

/** The rows of the report: each figure with what it is out of. */
export function figureRows({ progress, confirmed, opened, useful }: ReportReply): [string, string][] {
  const { recipients, inTeams, byEmail, movedToEmail, waiting, tryingAgain, failed } = progress;
  return [
    ['People who should get it', `${figure(recipients)}${progress.complete ? '' : ' so far'}`],
    ['Delivered in Teams', shareWords(inTeams, recipients)],
    ['Delivered by e-mail', shareWords(byEmail, recipients)],
    ['Of those, because Teams did not take it', figure(movedToEmail)],
    ['Waiting', figure(waiting)],
    ['Of those, trying again', figure(tryingAgain)],
    ['Could not deliver', figure(failed)],
    ['On a break, get the next one', figure(progress.resting)],
    ['Nothing new for them, no message', figure(progress.nothingNew)],
    ['Chose to get none', figure(progress.choseNone)],
    ['Chose monthly, and had one this month', figure(progress.notThisTime)],
    ['Confirmed as read', confirmed ? shareWords(confirmed.count, confirmed.of) : 'Nobody was asked'],
    ['Opened a link in Teams', shareWords(opened.inTeams, opened.ofTeams)],
    ['Opened a link in an e-mail', shareWords(opened.byEmail, opened.ofEmail)],
    ['Said “useful”', figure(useful.yes)],
    ['Said “not useful”', figure(useful.no)],
  ];
}
