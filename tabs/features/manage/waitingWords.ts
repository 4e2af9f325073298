/** What waits, in words, and where it is dealt with. */
import type { ManageReply } from '#core/contract/manage.ts';
import { momentWords, shortDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { counted } from '../../components/counted.ts';

export type Waiting = ManageReply['waiting'][number];

type Kind = {
  /** What it is, by number: `2 updates to review`. */
  words(count: number): string;
  /** The page of all of them. */
  page: string;
  /** The page of a single one, where it has one. */
  one?(id: string): string;
};

const updatePage = (id: string): string => `/manage/updates/${id}`;
const digestPage = (id: string): string => `/manage/digests/${id}`;
const updates = '/manage/updates';
const digests = '/manage/digests';

const kinds: Record<Waiting['kind'], Kind> = {
  paused: { words: () => 'Synchronising is paused', page: '/manage/sync' },
  questions: {
    words: (count) => `${counted(count, 'edit', 'edits')} made in SharePoint or Outlook to decide about`,
    page: '/manage/sync',
  },
  stopped: {
    words: (count) => `${counted(count, 'message', 'messages')} that stopped after all tries`,
    page: '/manage/sync',
  },
  updatesToReview: {
    words: (count) => `${counted(count, 'update', 'updates')} to review`,
    page: updates,
    one: updatePage,
  },
  digestsToApprove: {
    words: (count) => `${counted(count, 'digest', 'digests')} to approve`,
    page: digests,
    one: digestPage,
  },
  digestsPaused: {
    words: (count) => `${counted(count, 'digest', 'digests')} paused half-way`,
    page: digests,
    one: digestPage,
  },
  updatesSentBack: {
    words: (count) => `${counted(count, 'update', 'updates')} of yours sent back with a note`,
    page: updates,
    one: updatePage,
  },
  digestsSentBack: {
    words: (count) => `${counted(count, 'digest', 'digests')} of yours sent back with a note`,
    page: digests,
    one: digestPage,
  },
  digestsToSchedule: {
    words: (count) => `${counted(count, 'approved digest', 'approved digests')} without a time to go`,
    page: digests,
    one: digestPage,
  },
  imports: {
    words: (count) => `${counted(count, 'import', 'imports')} that did not go through`,
    page: '/events/import',
    one: (id) => `/events/import?run=${encodeURIComponent(id)}`,
  },
  feeds: {
    words: (count) => `${counted(count, 'calendar', 'calendars')} that cannot be read`,
    page: '/events/feeds',
  },
  digestsScheduled: {
    words: (count) => `${counted(count, 'digest', 'digests')} scheduled`,
    page: digests,
    one: digestPage,
  },
};

export const waitingWords = ({ kind, count }: Waiting): string => kinds[kind].words(count);

export const waitingLink = ({ kind, only }: Waiting): string => {
  const { one, page } = kinds[kind];
  return only && one ? one(only.id) : page;
};

/** What goes by itself: nobody has to do anything about it. */
export const goesByItself = ({ kind }: Waiting): boolean => kind === 'digestsScheduled';

/** Which one, and for how long: `Draft principles ready. Since Thu 19 Nov.` Empty where nobody knows. */
export const waitingDetail = ({ kind, count, at, only }: Waiting, now: string): string => {
  const name = only ? `${only.name}. ` : '';
  if (at === null) return name.trim();
  if (kind === 'digestsScheduled')
    return `${name}${count === 1 ? 'It goes' : 'The next one goes'} ${momentWords(at, ukZone)}.`;
  const day = dayOf(at, ukZone);
  const since = day === dayOf(now, ukZone) ? 'today' : shortDay(day);
  if (kind === 'feeds') return `${name}${count === 1 ? 'Last' : 'The first was last'} read ${since}.`;
  return `${name}${count === 1 ? 'Since' : 'The oldest since'} ${since}.`;
};
