/** Synchronising in words. */
import type { SyncReply } from '#core/contract/api.ts';
import { linesWords, partNames, stateNames } from '#core/sync/health/healthWords.ts';
import { clockWords, shortDay } from '#core/time/wording.ts';
import { dayOf, ukZone, wallTime } from '#core/time/zones.ts';
import { counted } from '../../components/counted.ts';

type Health = NonNullable<SyncReply['health']>;
type Line = Health['lines'][number];
export type StoppedMessage = Health['stopped'][number];

/** For administrators `All working` or `All working except 1`, for editors what waits: `2 edits wait for you`. */
export const summaryOf = ({
  health,
  paused,
  questions,
}: Pick<SyncReply, 'health' | 'paused' | 'questions'>): string => {
  if (paused) return 'Paused';
  if (!health)
    return questions.length === 0
      ? 'Nothing waits for you'
      : `${counted(questions.length, 'edit waits', 'edits wait')} for you`;
  return linesWords(health.lines);
};

/** `7:52am` today, `Fri 20 Nov` before. */
export const momentWords = (at: string | null, now: string): string => {
  if (at === null) return 'Never';
  const day = dayOf(at, ukZone);
  return day === dayOf(now, ukZone) ? clockWords(wallTime(at, ukZone).time) : shortDay(day);
};

/** What each state means for schools and what to do. */
export const faultWords = ({ what, state, reason }: Line): string | null => {
  if (state === 'working' || state === 'needsYou' || state === 'paused') return null;
  const why = reason === null ? '' : ` ${reason}`;
  const next =
    state === 'slow'
      ? 'It goes on by itself and nothing is lost.'
      : 'Nothing is lost, but nothing comes through. Whoever runs the service finds out why with “npm run doctor -- --tenant”.';
  return `${partNames[what]}: ${stateNames[state].toLowerCase()}.${why} ${next}`;
};

/** Of a queue nobody knows since when something waits in it. */
export const lastGoodWords = ({ what, lastGood }: Line, now: string): string =>
  lastGood === null && what === 'mails' ? 'Not known' : momentWords(lastGood, now);

/** `Nothing`, `2, mended`, `3: 2 mended, 1 asked about` */
export const driftWords = (nightly: Health['reconciliations'][number]['nightly']): string => {
  if (nightly === null) return 'Not yet compared';
  const { found, asked } = nightly;
  if (found === 0) return 'Nothing';
  if (asked === 0) return `${found}, mended`;
  return found === asked
    ? `${found}, asked about`
    : `${found}: ${found - asked} mended, ${asked} asked about`;
};

export const heardWords: Record<Health['subscriptions'][number]['state'], string> = {
  on: 'Told at once',
  off: 'Not told: looked at every minute',
};

/** What stopped, for people: `Bringing an event into step: B7K2Q`. */
export const stoppedTitle = ({ queue, about }: Pick<StoppedMessage, 'queue' | 'about'>): string => {
  const [noun = '', id = ''] = about.split(' ');
  const name = id.slice(0, 5).toUpperCase();
  const event = noun === 'bookings' ? `The bookings of event ${name}` : `Event ${name}`;
  const titles: Record<StoppedMessage['queue'], string> = {
    project: event,
    turns: event,
    imports: 'An import',
    mails: `A mail about ${name}`,
    tellings: 'A message to an editor',
    deliveries: 'A part of a digest',
    feeds: 'A calendar that we read',
    erasures: 'Taking out what we keep about somebody',
    changes: noun === 'list' ? partNames.list : partNames.calendar,
  };
  return titles[queue];
};

/** What it means for schools. */
export const stoppedWords = ({ queue }: Pick<StoppedMessage, 'queue'>): string => {
  const event =
    'SharePoint and Outlook may not say what the app says. It is tried again by itself every hour.';
  const words: Record<StoppedMessage['queue'], string> = {
    project: event,
    turns: event,
    imports: 'It stopped before its end. Trying again goes on where it stood.',
    deliveries: 'Some of its readers wait for it. What has gone stays; trying again sends the rest.',
    tellings: 'The editor was not told; this page says it.',
    mails: 'The person was not told. What the mail was about stands.',
    feeds: 'Its events stay as they are. It is read again every half hour.',
    erasures: 'Some of it is still there. Trying again goes on where it stood.',
    changes: 'Edits made there do not come in yet. It is tried again every minute.',
  };
  return words[queue];
};
