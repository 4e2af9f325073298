/** The words of the pages for what an issue can say. */
import type { Progress } from '#core/contract/digests.ts';
import type { IssueContent, ItemKind } from '#core/digests/issue.ts';
import { counted, figure } from '../../components/counted.ts';

export const kindNames: Record<ItemKind, string> = {
  action: 'Needs an answer',
  deadline: 'Deadline',
  update: 'Update',
  visit: 'Visit',
  event: 'Event',
};

export const audienceNames: Record<IssueContent['audience'], string> = {
  rhythm: 'Everyone, as often as they chose',
  everyone: 'Also those who chose monthly, once more',
};

/** People it has reached. */
export const gone = ({ inTeams, byEmail }: Progress): number => inTeams + byEmail;

/** People whom it has not reached and who were not tried in vain. */
export const notGone = (progress: Progress): number =>
  Math.max(0, progress.recipients - gone(progress) - progress.failed);

/** "640 have gone. 608 have not." True also while people are still being looked up. */
export function stopWords(progress: Progress): string {
  const has = (count: number): string => (count === 1 ? 'has' : 'have');
  const rest = notGone(progress);
  return `${figure(gone(progress))} ${has(gone(progress))} gone. ${
    progress.complete ? `${figure(rest)} ${has(rest)} not.` : 'The others have not.'
  }`;
}

/** "1,058 in Teams, 181 by e-mail. 6 could not be reached. 212 had nothing new and got no message." */
export function reachedWords(progress: Progress): string {
  const { inTeams, byEmail, failed, nothingNew, resting } = progress;
  return [
    `${figure(inTeams)} in Teams, ${figure(byEmail)} by e-mail.`,
    failed > 0 && `${counted(failed, 'person', 'people')} could not be reached.`,
    nothingNew > 0 && `${figure(nothingNew)} had nothing new and got no message.`,
    resting > 0 && `${counted(resting, 'person', 'people')} on a break: they get the next one.`,
  ]
    .filter(Boolean)
    .join(' ');
}
