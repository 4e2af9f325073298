/** Where somebody's name stands because they worked with the service: channels, imports, edits outside, messages that stopped. */
import type { StoppedMessage } from '../../sync/health/stopped.ts';
import type { Editor } from '../../sync/inbound/ports.ts';
import type { SyncQuestion } from '../../sync/inbound/question.ts';
import type { Telling } from '../../sync/inbound/telling.ts';
import { type Holding, type HoldingDeps, rewrite } from '../holding.ts';
import type { Whom } from '../whom.ts';

const isEditor =
  ({ email }: Whom) =>
  (editor: Editor | null): boolean =>
    email !== '' && editor?.email?.toLowerCase() === email;

const isDecider =
  ({ keys }: Whom) =>
  ({ decidedBy }: Pick<SyncQuestion, 'decidedBy'>): boolean =>
    decidedBy !== null && keys.includes(decidedBy.key);

const isTold =
  (whom: Whom) =>
  ({ editor, person }: Telling): boolean =>
    isEditor(whom)(editor) || (person !== null && whom.keys.includes(person));

/** Addresses and keys in a text: what stands between signs that neither has. */
const namesIn = (text: string): Set<string> =>
  new Set(text.split(/[^\p{L}\p{N}.@:+_'-]+/u).map((word) => word.replace(/[.:'-]+$/, '')));

/** A message is kept as it was in the queue: whoever it names stands in it in words. */
const names =
  ({ keys, email }: Whom) =>
  ({ message }: StoppedMessage): boolean => {
    const named = namesIn(message?.toLowerCase() ?? '');
    return [...keys, email].some((word) => word !== '' && named.has(word.toLowerCase()));
  };

const channelsOf = async ({ channels }: HoldingDeps, { keys }: Whom) =>
  (await channels.list()).filter(({ chosenBy }) => keys.includes(chosenBy.key));

const importsOf = async ({ imports }: HoldingDeps, { keys }: Whom) =>
  (await Promise.all(keys.map((key) => imports.startedBy(key)))).flat();

const questionsOf = async ({ desk }: HoldingDeps, whom: Whom) =>
  (await desk.everyQuestion())
    .map(({ value }) => value)
    .filter((question) => isEditor(whom)(question.editor) || isDecider(whom)(question));

const noticesOf = async ({ desk }: HoldingDeps, whom: Whom) =>
  (await desk.noticesSince('')).filter(({ editor }) => isEditor(whom)(editor));

export const deskwork: Holding = {
  name: 'What you set up, imported or edited',
  async see(deps, whom) {
    const [channels, imports, questions, notices, tellings, stopped] = await Promise.all([
      channelsOf(deps, whom),
      importsOf(deps, whom),
      questionsOf(deps, whom),
      noticesOf(deps, whom),
      deps.tellings.all(),
      deps.stopped.all(),
    ]);
    return [
      ...channels.map(({ chosenAt }) => ({ What: 'Chose what a channel gets', When: chosenAt })),
      ...imports.map(({ fileName, startedAt }) => ({ What: 'Imported', File: fileName, When: startedAt })),
      ...questions.map(({ title, askedAt, state }) => ({
        What: 'An edit outside the app, or an answer about one',
        Event: title,
        When: askedAt,
        State: state,
      })),
      ...notices.map(({ title, at }) => ({ What: 'An edit outside the app', Event: title, When: at })),
      ...tellings.filter(isTold(whom)).map(({ at }) => ({ What: 'We told you of your edits', When: at })),
      ...stopped
        .map(({ value }) => value)
        .filter(names(whom))
        .map(({ at }) => ({ What: 'A message that could not go and names you', When: at })),
    ];
  },
  async erase(deps, whom, { key, name }) {
    for (const { id } of await channelsOf(deps, whom))
      await rewrite(
        { read: () => deps.channels.get(id), put: (channel, etag) => deps.channels.put(channel, etag) },
        (channel) => ({ ...channel, chosenBy: { key, name } }),
      );
    for (const run of await importsOf(deps, whom)) await deps.imports.save({ ...run, startedBy: key });
    for (const { id } of await questionsOf(deps, whom))
      await rewrite(
        {
          read: () => deps.desk.question(id),
          put: (question, etag) => deps.desk.putQuestion(question, etag),
        },
        (question) => ({
          ...question,
          editor: isEditor(whom)(question.editor) ? null : question.editor,
          decidedBy: isDecider(whom)(question) ? { key, name } : question.decidedBy,
        }),
      );
    await deps.desk.note((await noticesOf(deps, whom)).map((notice) => ({ ...notice, editor: null })));
    for (const telling of (await deps.tellings.all()).filter(isTold(whom)))
      await deps.tellings.remove(telling.id);
    for (const { value } of await deps.stopped.all())
      if (names(whom)(value)) await deps.stopped.remove(value.id);
    const pause = await deps.pauses.get();
    if (pause && whom.keys.includes(pause.by.key)) await deps.pauses.put({ ...pause, by: { key, name } });
    return null;
  },
};
