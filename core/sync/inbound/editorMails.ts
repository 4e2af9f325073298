/** The mails to editors whose chat we do not know, about their edits outside the app. */
import { type Block, letter } from '../../bookings/letter.ts';
import { syncLink } from '../../contract/links.ts';
import { counted } from '../../counted.ts';
import type { Mail } from '../ports.ts';
import type { SyncNotice, SyncQuestion } from './question.ts';
import { isDeletion, sourceNames } from './questionWords.ts';

type Editor = { name: string; email: string };

const oneLine = (words: string): string => words.replace(/\s+/g, ' ');

const mailTo = (
  { name, email }: Editor,
  eventId: string,
  subject: string,
  { heading, blocks, publicUrl }: { heading: string; blocks: Block[]; publicUrl: string },
): Mail => ({
  to: { name, email },
  about: { eventId, reference: null },
  subject: oneLine(subject),
  ...letter({
    heading,
    blocks: [...blocks, { link: syncLink(publicUrl), label: 'Open Sync health' }],
    why: 'You get this because you edited an event of the collaborative outside the app.',
    publicUrl,
  }),
});

export const questionMail = (question: SyncQuestion, editor: Editor, publicUrl: string): Mail => {
  const { title, source, changes, people, eventId } = question;
  const did = isDeletion(question) ? 'deleted' : 'changed';
  const told =
    people === 0 ? 'Nobody has booked.' : `Keeping it tells ${counted(people, 'person', 'people')}.`;
  return mailTo(editor, eventId, `Keep your change? ${title}`, {
    heading: title,
    blocks: [
      `You ${did} this in ${sourceNames[source]}. Until somebody answers, the app says what it said before. ${told}`,
      { facts: changes.map(({ field, before, after }) => [field, `${before} → ${after}`] as const) },
      'Keep it or put it back on the page Sync health. Any editor may answer there.',
    ],
    publicUrl,
  });
};

export const noticesMail = (notices: readonly SyncNotice[], editor: Editor, publicUrl: string): Mail => {
  const [first] = notices;
  const events = new Set(notices.map(({ eventId }) => eventId)).size;
  const subject = events === 1 ? (first?.title ?? '') : counted(events, 'event');
  return mailTo(editor, first?.eventId ?? '', `What became of your changes: ${subject}`, {
    heading: 'What became of your changes',
    blocks: notices.map(({ title, text }) => `${title}: ${text}`),
    publicUrl,
  });
};
