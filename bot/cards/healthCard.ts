/** How synchronising and delivery go, for administrators; for others where to read it. */
import { syncLink } from '#core/contract/links.ts';
import { counted, figure } from '#core/counted.ts';
import type { Health } from '#core/sync/health/healthOf.ts';
import { linesWords, partNames, stateNames } from '#core/sync/health/healthWords.ts';
import type { Pause } from '#core/sync/health/pause.ts';
import { facts, heading, type Message, message, open, press, status, text } from './card.ts';
import { plain } from './text.ts';

type Shown = {
  health: Health;
  paused: Pause | null;
  /** Edits that wait for an editor. */
  questions: number;
};

const mostStopped = 3;

/** How it goes, and which part that is: names of parts are long, and the first column is narrow. */
const lineFact = ({ what, state, waiting, needsYou }: Health['lines'][number]) => {
  const figures = [
    needsYou > 0 ? `${figure(needsYou)} ${needsYou === 1 ? 'needs' : 'need'} you` : null,
    waiting > 0 ? `${figure(waiting)} waiting` : null,
  ].filter((part) => part !== null);
  const about = figures.length === 0 ? '' : `: ${figures.join(', ')}`;
  return [stateNames[state], `${partNames[what]}${about}`] as const;
};

export function healthCard({ health, paused, questions }: Shown, publicUrl: string): Message {
  const { lines, stopped, failingFeeds } = health;
  const summary = paused ? 'Paused' : linesWords(lines);
  const asked = questions === 0 ? null : `${counted(questions, 'edit waits', 'edits wait')} for an editor.`;
  const failing =
    failingFeeds.length === 0 ? null : `${counted(failingFeeds.length, 'calendar')} cannot be read.`;
  return message({
    summary: `Sync health: ${summary.toLowerCase()}.`,
    link: syncLink(publicUrl),
    body: [
      status(summary),
      heading('Sync health'),
      paused ? text(`Paused by ${plain(paused.by.name)}. Nothing is lost.`) : null,
      facts(lines.map(lineFact)),
      ...stopped.slice(0, mostStopped).map(({ reason }) => text(`Stopped: ${plain(reason)}`)),
      stopped.length > mostStopped ? text(`And ${stopped.length - mostStopped} more that stopped.`) : null,
      asked ? text(asked) : null,
      failing ? text(failing) : null,
    ],
    actions: [
      press('Check again', { verb: 'help.run', command: 'sync' }),
      open('Open sync health', syncLink(publicUrl)),
    ],
  });
}

/** A chat does not say who holds a role; a sign-in does. */
export const proveRoleCard = (publicUrl: string): Message =>
  message({
    summary: 'Sync health is for administrators.',
    link: syncLink(publicUrl),
    body: [
      heading('Sync health is for administrators'),
      text(
        'This chat does not tell me your role. If you are an administrator, open Sync health, which signs you in. For half an hour after that I can show it here too.',
      ),
    ],
    actions: [open('Open sync health', syncLink(publicUrl))],
  });
