/** Finds what editors are still to be told of their edits, and cards that are out of date. For a timer, and after a reading. */
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../events/event.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import type { SyncNotice, SyncQuestion } from './question.ts';
import { type Telling, tellingOf } from './telling.ts';

export type TellEditorsDeps = Pick<Deps, 'clock' | 'ids' | 'desk' | 'tellings'> & {
  /** Wakes the worker for this telling in so many seconds. */
  tellLater(tellingId: string, afterSeconds: number): Promise<void>;
};

/** Notices of one editor within so many minutes are told together. */
const bundleSeconds = 300;
/** What is older than this is told by the page alone. */
const tooLateSeconds = 2 * 3600;
/** Whoever queued it has surely sent its message by then, or never will. */
const staleSeconds = 120;

const isMailable = <E>(
  editor: E & ({ email: string | null } | null),
): editor is E & { name: string; email: string } => Boolean(editor?.email);

const queued = (id: string, about: Telling['about'], editor: Telling['editor'], now: Instant): Telling => ({
  id,
  about,
  editor,
  person: null,
  state: 'queued',
  reason: null,
  activityId: null,
  attempts: 0,
  since: now,
  at: now,
});

const aboutQuestions = (deps: TellEditorsDeps, questions: readonly SyncQuestion[], now: Instant): Telling[] =>
  questions.flatMap((question) => {
    const { id, editor } = question;
    if (!isMailable(editor)) return [];
    return [queued(tellingOf(deps.ids, question), { kind: 'question', question: id }, editor, now)];
  });

/** The bundle that a moment belongs to, by its end. */
const bundleOf = (at: Instant): Instant =>
  instantOf(new Date((Math.floor(Date.parse(at) / 1000 / bundleSeconds) + 1) * bundleSeconds * 1000));

const aboutNotices = (deps: TellEditorsDeps, notices: readonly SyncNotice[], now: Instant): Telling[] => {
  // A question that lapsed had a card of its own, which says so.
  const told = notices.filter(
    ({ at, editor, kind }) => kind !== 'lapsed' && editor?.email && bundleOf(at) <= now,
  );
  const bundles = Map.groupBy(told, ({ at, editor }) => `${bundleOf(at)} ${editor?.email}`);
  return [...bundles].flatMap(([name, bundle]) => {
    const editor = bundle[0]?.editor;
    if (!editor || !isMailable(editor)) return [];
    const about = { kind: 'notices' as const, notices: bundle.map(({ id }) => id) };
    return [queued(deps.ids.derive('telling', 'notices', name), about, editor, now)];
  });
};

/** Rows first, messages after: what was broken off in between is woken by the next round. @returns how many were woken */
export const tellEditors = async (deps: TellEditorsDeps): Promise<number> => {
  const now = instantOf(deps.clock.now());
  const [standing, open, notices] = await Promise.all([
    deps.tellings.standing(),
    deps.desk.openQuestions(),
    deps.desk.noticesSince(addSeconds(now, -tooLateSeconds)),
  ]);
  const questions = open.map(({ value }) => value);
  const known = new Set(standing.map(({ value }) => value.id));
  const wanted = [...aboutQuestions(deps, questions, now), ...aboutNotices(deps, notices, now)];
  const wake: string[] = [];
  for (const telling of wanted)
    if (!known.has(telling.id) && (await deps.tellings.put(telling, null)) === 'written')
      wake.push(telling.id);

  const asked = new Set(questions.map((question) => tellingOf(deps.ids, question)));
  for (const { value } of standing) {
    const isStale = value.state === 'queued' && addSeconds(value.at, staleSeconds) <= now;
    const isOver = value.state !== 'queued' && !asked.has(value.id);
    if (isStale || isOver) wake.push(value.id);
  }
  for (const id of wake) await deps.tellLater(id, 0);
  return wake.length;
};
