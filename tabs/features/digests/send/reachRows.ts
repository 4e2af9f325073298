/** The words for how people will get an issue. */
import { type ReachCounts, recipientsIn } from '#core/delivery/reach.ts';
import { counted, figure } from '../../../components/counted.ts';
import { shareWords } from '../report/figures.ts';

const byMail = ({ mailNoSignIn, mailChosen, mailNoApp, mailBlocked }: ReachCounts): number =>
  mailNoSignIn + mailChosen + mailNoApp + mailBlocked;

const nothing = ({ nothingNew, resting, choseNone, notThisTime }: ReachCounts): number =>
  nothingNew + resting + choseNone + notThisTime;

/** All who were counted. */
export const everybodyIn = (counts: ReachCounts): number => recipientsIn(counts) + nothing(counts);

/** "1,248 people get it: 1,064 in Teams, 184 by e-mail. 212 get no message." */
export function reachWords(counts: ReachCounts): string {
  const gets = recipientsIn(counts) - counts.cannot;
  if (gets === 0) return 'Nobody gets it.';
  const rest = nothing(counts);
  return [
    `${counted(gets, 'person gets', 'people get')} it: ${figure(counts.teams)} in Teams, ${figure(byMail(counts))} by e-mail.`,
    counts.cannot > 0 && `${figure(counts.cannot)} cannot be reached.`,
    rest > 0 && `${figure(rest)} ${rest === 1 ? 'gets' : 'get'} no message.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Each figure with what it is out of; reasons only where there is somebody. */
export function reachRows(counts: ReachCounts): [string, string][] {
  const should = recipientsIn(counts);
  const some = (what: string, count: number): [string, string][] =>
    count > 0 ? [[what, figure(count)]] : [];
  return [
    ['People who should get it', shareWords(should, everybodyIn(counts))],
    ['In Teams', shareWords(counts.teams, should)],
    ['By e-mail', shareWords(byMail(counts), should)],
    ...some('Of those, because they have no sign-in', counts.mailNoSignIn),
    ...some('Of those, because they chose e-mail', counts.mailChosen),
    ...some('Of those, because they do not have the app (guests, for example)', counts.mailNoApp),
    ...some('Of those, because they have blocked the app', counts.mailBlocked),
    ...some('Cannot be reached: no app, and no e-mail', counts.cannot),
    ...some('Get it later, after their quiet times, the weekend or the holidays', counts.later),
    ...some('Nothing new for them, no message', counts.nothingNew),
    ...some('On a break, get the next one', counts.resting),
    ...some('Chose to get none', counts.choseNone),
    ...some('Chose monthly, and had one this month', counts.notThisTime),
  ];
}
