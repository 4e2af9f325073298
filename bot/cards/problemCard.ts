/** That did not work: an expected refusal in its own words, or a fault of ours with a reference to quote. */
import type { CardAction } from '#core/contract/cardVerbs.ts';
import type { Failure } from '#core/errors.ts';
import { type Action, heading, type Message, message, open, press, status, text } from './card.ts';
import { plain } from './text.ts';

export type ProblemOptions = {
  /** "We could not book your place" */
  what: string;
  link: string;
  /** The title of the way out to the page. */
  openTitle?: string;
  /** The button to press again, where that may help. */
  again?: CardAction | undefined;
};

const tryAgain = (again: CardAction | undefined): Action | null => (again ? press('Try again', again) : null);

/** Failures that pass by themselves. */
const passing: readonly Failure['code'][] = ['busy', 'conflict', 'unavailable'];

export const refusalCard = (
  failure: Failure,
  { what, link, again, openTitle = 'Open event' }: ProblemOptions,
): Message =>
  message({
    summary: `${what}.`,
    link,
    body: [status('That did not work'), heading(what), text(plain(failure.message))],
    actions: [tryAgain(passing.includes(failure.code) ? again : undefined), open(openTitle, link)],
  });

export const faultCard = (reference: string, { what, link, again }: ProblemOptions): Message =>
  message({
    summary: 'That did not work.',
    link,
    body: [
      status('That did not work'),
      heading(what),
      text(`It is our fault. Please try again, or quote ${reference} when you ask for help.`),
    ],
    actions: [tryAgain(again), open('Open the app', link)],
  });
