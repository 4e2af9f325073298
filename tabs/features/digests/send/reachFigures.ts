/** The words for how people will get an issue. */
import { type ReachCounts, recipientsIn } from '#core/delivery/reach.ts';
import { counted, figure } from '../../../components/counted.ts';
import type { Figure } from '../report/FigureTable.tsx';
import { shareWords, whyWithout, withoutMessage } from '../report/figures.ts';

const byMail = ({ mailNoSignIn, mailChosen, mailNoApp, mailBlocked }: ReachCounts): number =>
  mailNoSignIn + mailChosen + mailNoApp + mailBlocked;

/** All who were counted. */
export const everybodyIn = (counts: ReachCounts): number => recipientsIn(counts) + withoutMessage(counts);

/** "1,248 people get it: 1,064 in Teams, 184 by e-mail. 212 get no message." */
export function reachWords(counts: ReachCounts): string {
  const gets = recipientsIn(counts) - counts.cannot;
  if (gets === 0) return 'Nobody gets it.';
  const rest = withoutMessage(counts);
  return [
    `${counted(gets, 'person gets', 'people get')} it: ${figure(counts.teams)} in Teams, ${figure(byMail(counts))} by e-mail.`,
    counts.cannot > 0 && `${figure(counts.cannot)} cannot be reached.`,
    rest > 0 && `${figure(rest)} ${rest === 1 ? 'gets' : 'get'} no message.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Each figure with what it is out of; reasons only where there is somebody. */
export function reachFigures(counts: ReachCounts): Figure[] {
  const should = recipientsIn(counts);
  const rest = withoutMessage(counts);
  const some = (what: string, count: number): Figure[] =>
    count > 0 ? [{ what, count: figure(count), part: true }] : [];
  return [
    { what: 'People who should get it', count: shareWords(should, everybodyIn(counts)) },
    ...some('Of those, after their quiet times, the weekend or the holidays', counts.later),
    { what: 'In Teams', count: shareWords(counts.teams, should) },
    { what: 'By e-mail', count: shareWords(byMail(counts), should) },
    ...some('They have no sign-in', counts.mailNoSignIn),
    ...some('They chose e-mail', counts.mailChosen),
    ...some('They do not have the app in Teams: guests, for example', counts.mailNoApp),
    ...some('They have blocked the app', counts.mailBlocked),
    ...(counts.cannot > 0
      ? [{ what: 'Cannot be reached: no app, and no e-mail', count: shareWords(counts.cannot, should) }]
      : []),
    { what: 'No message', count: shareWords(rest, everybodyIn(counts)) },
    ...whyWithout(counts).flatMap(([why, count]) => some(why, count)),
  ];
}
