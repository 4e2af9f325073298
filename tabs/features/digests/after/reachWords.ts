import type { Progress } from '#core/contract/digests.ts';
import { counted } from '../../../components/counted.ts';

type Reach = Pick<Progress, 'inTeams' | 'waiting'>;
const nothing: Reach = { inTeams: 0, waiting: 0 };

const changed = ({ inTeams }: Reach): string =>
  `We will change ${counted(inTeams, 'Teams message')} and the web copy.`;

const stillWait = ({ waiting }: Reach): string => counted(waiting, 'person still waits', 'people still wait');

/** "We will change 1,058 Teams messages and the web copy. 3 people still wait for it and get it put right." */
export const correctedReach = (progress: Reach | null): string =>
  progress && progress.waiting > 0
    ? `${changed(progress)} ${stillWait(progress)} for it and get${progress.waiting === 1 ? 's' : ''} it put right.`
    : changed(progress ?? nothing);

/** The same for what is taken back: those who still wait get it no more. */
export const withdrawnReach = (progress: Reach | null): string =>
  progress && progress.waiting > 0
    ? `${changed(progress)} ${stillWait(progress)} for it and will not get it.`
    : changed(progress ?? nothing);

/** "181 e-mails cannot be changed." Empty when nobody got an e-mail. */
export const unchangedWords = ({ byEmail }: Pick<Progress, 'byEmail'>): string =>
  byEmail === 0 ? '' : `${counted(byEmail, 'e-mail')} cannot be changed.`;
