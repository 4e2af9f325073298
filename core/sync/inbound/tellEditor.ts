/** Tells one editor: a card in their chat, else a mail that leads to the page. Later puts the outcome in the card's place. */
import type { Chat, ChatMessage, ChatOutcome } from '../../delivery/chat.ts';
import type { Deps } from '../../deps.ts';
import type { Stored } from '../../events/ports.ts';
import { takeUnasked } from '../../people/unasked.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import type { Mail } from '../ports.ts';
import { noticesMail, questionMail } from './editorMails.ts';
import type { SyncNotice, SyncQuestion } from './question.ts';
import { type Telling, tellingOf } from './telling.ts';

export type TellEditorDeps = Pick<
  Deps,
  'clock' | 'ids' | 'desk' | 'tellings' | 'chatPlaces' | 'once' | 'mailer' | 'publicUrl'
> & {
  chat: Chat;
  /** The tenant of our registration: the one whose directory says who has which address. */
  homeTenant: string;
  tellLater(tellingId: string, afterSeconds: number): Promise<void>;
};

/** How things are said in the chat. */
export type EditorCards = {
  question(question: SyncQuestion): ChatMessage;
  outcome(question: SyncQuestion): ChatMessage;
  notices(notices: readonly SyncNotice[]): ChatMessage;
};

/** So many questions of one editor stand in the chat at a time; the page has the others. */
const mostCards = 5;
/** After so long a chat that does not answer is given up for mail. */
const patienceSeconds = 1800;
const longestWait = 300;

type Told = Pick<Telling, 'state'> & Partial<Telling>;

const note = async (deps: TellEditorDeps, { value, etag }: Stored<Telling>, told: Told): Promise<void> => {
  await deps.tellings.put({ ...value, ...told, at: instantOf(deps.clock.now()) }, etag);
};

/** Null when the chat is given up; else it is tried again later. */
const tryLater = async (
  deps: TellEditorDeps,
  stored: Stored<Telling>,
  outcome: Extract<ChatOutcome, { status: 'retry' }>,
): Promise<'later' | null> => {
  const { id, since, attempts, state } = stored.value;
  if (addSeconds(since, patienceSeconds) <= instantOf(deps.clock.now()) && state === 'queued') return null;
  const wait = outcome.afterSeconds ?? Math.min(15 * 2 ** attempts, longestWait);
  await note(deps, stored, { state, attempts: attempts + 1 });
  await deps.tellLater(id, wait);
  return 'later';
};

/** A crash between the card and its note may bring a second card, none between its note and the card. */
const tell = async (
  deps: TellEditorDeps,
  stored: Stored<Telling>,
  card: ChatMessage,
  mail: Mail,
  then: 'inChat' | 'closed',
): Promise<void> => {
  const place = await deps.chatPlaces.byAddress(stored.value.editor.email.toLowerCase(), deps.homeTenant);
  const outcome: ChatOutcome = place
    ? await deps.chat.send(place.person, card)
    : { status: 'unreachable', reason: 'notInstalled' };
  if (place && outcome.status === 'sent') {
    // They have just edited, so it does not wait; what can wait does.
    await takeUnasked(deps.once, place.person, instantOf(deps.clock.now()));
    return note(deps, stored, { state: then, person: place.person, activityId: outcome.activityId });
  }
  if (outcome.status === 'retry' && (await tryLater(deps, stored, outcome))) return;
  await deps.mailer.send(mail);
  const reason = outcome.status === 'unreachable' ? outcome.reason : 'gaveUp';
  await note(deps, stored, { state: then === 'inChat' ? 'byMail' : 'closed', reason });
};

const hasEnough = async (deps: TellEditorDeps, { editor }: Telling): Promise<boolean> => {
  const standing = await deps.tellings.standing();
  return (
    standing.filter(({ value }) => value.state === 'inChat' && value.editor.email === editor.email).length >=
    mostCards
  );
};

const tellQuestion = async (
  deps: TellEditorDeps,
  stored: Stored<Telling>,
  questionId: string,
  cards: EditorCards,
): Promise<void> => {
  const { value } = stored;
  const question = (await deps.desk.question(questionId))?.value ?? null;
  const isOpen = question?.state === 'open' && tellingOf(deps.ids, question) === value.id;
  if (value.state === 'queued' && question && isOpen) {
    if (await hasEnough(deps, value)) return note(deps, stored, { state: 'onPage' });
    return tell(
      deps,
      stored,
      cards.question(question),
      questionMail(question, value.editor, deps.publicUrl),
      'inChat',
    );
  }
  if (isOpen) return;
  const { person, activityId } = value;
  const outcome =
    value.state === 'inChat' && question && person && activityId
      ? await deps.chat.replace(person, activityId, cards.outcome(question))
      : null;
  if (outcome?.status === 'retry' && (await tryLater(deps, stored, outcome))) return;
  await note(deps, stored, { state: 'closed' });
};

/** Safe to repeat: what is done already is not done again. */
export const tellEditor = async (deps: TellEditorDeps, id: string, cards: EditorCards): Promise<void> => {
  const stored = await deps.tellings.get(id);
  if (!stored || stored.value.state === 'closed') return;
  const { about, editor, since } = stored.value;
  if (about.kind === 'question') return tellQuestion(deps, stored, about.question, cards);
  const wanted = new Set(about.notices);
  const recent = await deps.desk.noticesSince(addSeconds(since, -86_400));
  const notices = recent.filter((notice) => wanted.has(notice.id));
  if (notices.length === 0) return note(deps, stored, { state: 'closed' });
  await tell(deps, stored, cards.notices(notices), noticesMail(notices, editor, deps.publicUrl), 'closed');
};
