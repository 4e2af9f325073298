import type { Progress } from '#core/contract/digests.ts';
import { counted } from '../../../components/counted.ts';

/** What a change reaches: "We will change 1,058 Teams messages and the web copy." */
export const changedWords = (progress: Progress | null): string =>
  `We will change ${counted(progress?.inTeams ?? 0, 'Teams message')} and the web copy.`;

/** "181 e-mails cannot be changed." Empty when nobody got an e-mail. */
export const unchangedWords = ({ byEmail }: Pick<Progress, 'byEmail'>): string =>
  byEmail === 0 ? '' : `${counted(byEmail, 'e-mail')} cannot be changed.`;
