/** Questions about edits in words, the same on the page, in the chat and in mail. */
import { counted } from '../../counted.ts';
import type { ChangeSource } from './ports.ts';
import type { SyncQuestion } from './question.ts';

type Question = Pick<SyncQuestion, 'source' | 'editor' | 'changes' | 'people'>;

/** The names of the two places for people. */
export const sourceNames: Record<ChangeSource, string> = {
  list: 'the SharePoint list',
  calendar: 'the Outlook calendar',
};

export const isDeletion = ({ changes }: Pick<Question, 'changes'>): boolean =>
  changes.some(({ after }) => after === 'deleted');

/** `Sam Editor changed this in the SharePoint list.` */
export const askedWords = (question: Question): string => {
  const did = isDeletion(question) ? 'deleted this' : 'changed this';
  return `${question.editor?.name ?? 'Someone'} ${did} in ${sourceNames[question.source]}.`;
};

/** What keeping it does, as a button: `Keep it and tell 14 people`. */
export const keepWords = (question: Question): string => {
  const deed = isDeletion(question) ? 'Cancel the event' : 'Keep it';
  return question.people === 0
    ? `${deed}: nobody has booked`
    : `${deed} and tell ${counted(question.people, 'person', 'people')}`;
};
