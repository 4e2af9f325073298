/** Cards to whoever edited an event in SharePoint or Outlook: the question, what became of it, and what was not taken. */
import { eventLink, syncLink } from '#core/contract/links.ts';
import { counted } from '#core/counted.ts';
import type { SyncNotice, SyncQuestion } from '#core/sync/inbound/question.ts';
import { isDeletion, sourceNames } from '#core/sync/inbound/questionWords.ts';
import { facts, heading, type Message, message, open, press, status, text } from './card.ts';
import { plain } from './text.ts';

/** Letters of a button. */
const longestTitle = 24;
/** Letters of a value before and after; a description may be a page. */
const longestValue = 160;
const mostNotices = 8;

const keepTitle = (question: SyncQuestion): string => {
  if (isDeletion(question)) return 'Cancel the event';
  if (question.people === 0) return 'Keep it';
  const exact = `Keep it, tell ${counted(question.people, 'person', 'people')}`;
  return exact.length <= longestTitle ? exact : 'Keep it and tell them';
};

const toldWords = ({ people }: SyncQuestion): string =>
  people === 0
    ? 'Nobody has booked, so nobody is told.'
    : `${counted(people, 'person', 'people')} would be told.`;

const changeFacts = ({ changes }: SyncQuestion) =>
  facts(
    changes.map(({ field, before, after }) => [
      plain(field.charAt(0).toUpperCase() + field.slice(1)),
      `${plain(before, longestValue)} → ${plain(after, longestValue)}`,
    ]),
  );

/** Keep it and tell people, or put it back. Nothing has happened yet. */
export function editQuestionCard(question: SyncQuestion, publicUrl: string): Message {
  const { id, title, source } = question;
  const did = isDeletion(question) ? 'deleted' : 'changed';
  return message({
    summary: `Keep your change? ${title}.`,
    link: syncLink(publicUrl),
    body: [
      status('Needs you'),
      heading(plain(title)),
      text(`You ${did} this in ${sourceNames[source]}. The app still says what it said before.`),
      changeFacts(question),
      text(
        isDeletion(question) && question.people > 0
          ? `Cancelling tells ${counted(question.people, 'person', 'people')}.`
          : toldWords(question),
      ),
    ],
    actions: [
      press('Put it back', { verb: 'edit.putBack', question: id }),
      press(keepTitle(question), { verb: 'edit.keep', question: id }),
      open('Open sync health', syncLink(publicUrl)),
    ],
  });
}

const outcomeWords = (question: SyncQuestion): { state: string; sentence: string } => {
  const who = question.decidedBy?.name ?? 'Somebody';
  switch (question.state) {
    case 'kept':
      return {
        state: 'Kept',
        sentence: isDeletion(question)
          ? `${who} cancelled the event. Those who booked are told.`
          : `${who} kept it. ${question.people > 0 ? 'Those who booked are told.' : 'Nobody had booked.'}`,
      };
    case 'lapsed':
      return {
        state: 'No answer needed',
        sentence: 'The event was over or cancelled before anybody answered. What the app says stands.',
      };
    case 'putBack':
      return {
        state: 'Put back',
        sentence: `${who} put it back. ${sourceNames[question.source].replace(/^the/, 'The')} says what the app says.`,
      };
    case 'open':
      return { state: 'Waiting', sentence: 'Nobody has answered yet.' };
  }
};

/** Takes the question's place once it is answered, here or on the page. */
export function editOutcomeCard(question: SyncQuestion, publicUrl: string): Message {
  const { state, sentence } = outcomeWords(question);
  const link = eventLink(publicUrl, question.eventId);
  return message({
    summary: `${state}: ${question.title}.`,
    link,
    body: [status(state), heading(plain(question.title)), changeFacts(question), text(plain(sentence))],
    actions: [open('Open event', link), open('Open sync health', syncLink(publicUrl))],
  });
}

/** What was put back or lost against a change in the app, all of it in one card. */
export function editNoticesCard(notices: readonly SyncNotice[], publicUrl: string): Message {
  const shown = notices.slice(0, mostNotices);
  const more = notices.length - shown.length;
  return message({
    summary: `What became of ${counted(notices.length, 'change')} of yours.`,
    link: syncLink(publicUrl),
    body: [
      status('Good to know'),
      heading('What became of your changes'),
      ...shown.map(({ title, text: sentence }) => text(`${plain(title)}: ${plain(sentence)}`)),
      more > 0 ? text(`And ${more} more.`, { isSubtle: true }) : null,
    ],
    actions: [open('Open sync health', syncLink(publicUrl))],
  });
}
