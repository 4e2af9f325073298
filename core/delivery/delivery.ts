/** The ledger's rows: one message to one person by one way, so that it happens once and can be answered for. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';

/** `movedToMail`: Teams did not take it, for the reason that is noted; it went by e-mail instead. */
export const deliveryStates = ['queued', 'sent', 'movedToMail', 'failed'] as const;

export const routes = ['chat', 'mail'] as const;
/** `mail` for guests without our app, people without a sign-in, and whoever chose so. */
export type Route = (typeof routes)[number];

export const reasons = [
  'blocked',
  'notInstalled',
  'installRefused',
  'notFound',
  'notInRoster',
  'disabled',
  'gaveUp',
  'refused',
  'noEmail',
  'mailUnwanted',
  'mailRefused',
  'choseNever',
  'resting',
  'withdrawn',
] as const;
/** Why somebody was not reached as they should have been. */
export type Reason = (typeof reasons)[number];

export const reasonWords: Record<Reason, string> = {
  blocked: 'Has blocked the app in Teams.',
  notInstalled: 'Does not have the app in Teams.',
  installRefused: 'Does not have the app, and Teams did not let us install it.',
  notFound: 'Teams does not know this chat any more.',
  notInRoster: 'Has removed the app in Teams.',
  disabled: 'An administrator has switched the app off in Teams.',
  gaveUp: 'Teams did not take it however often we tried.',
  refused: 'Teams refused it.',
  noEmail: 'We know no e-mail address.',
  mailUnwanted: 'Does not want e-mail.',
  mailRefused: 'The e-mail could not be sent.',
  choseNever: 'Has chosen to get no digests meanwhile.',
  resting: 'Takes a break meanwhile, and gets the next one.',
  withdrawn: 'All there was for them was withdrawn meanwhile.',
};

export const deliverySchema = z.object({
  dispatch: z.string(),
  /** Number of the chunk it is in, from 0. */
  chunk: z.number().int().min(0),
  /** The person's key. */
  person: z.string(),
  route: z.enum(routes),
  state: z.enum(deliveryStates),
  /** Ids of the items it holds, in their order. */
  items: z.array(z.string()),
  /** Why it could not go in Teams, or at all; null where nothing was in the way. */
  whyNotChat: z.enum(reasons).nullable(),
  whyNotMail: z.enum(reasons).nullable(),
  /** Digests in a row before this one that the person let pass, nothing opened, nothing answered, as long as they come weekly. */
  passed: z.number().int().min(0),
  /** How often it was tried in vain. */
  attempts: z.number().int().min(0),
  /** Nobody tries before then. */
  notBefore: instantSchema,
  /** When it last changed its state. */
  at: instantSchema,
  /** The message in Teams, by which it is replaced. */
  activityId: z.string().nullable(),
  openedAt: instantSchema.nullable(),
  confirmedAt: instantSchema.nullable(),
  useful: z.enum(['yes', 'no']).nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** What may change about a row once it is planned. Nothing of it is ever taken back to null. */
export type Changing = Omit<Delivery, 'dispatch' | 'chunk' | 'person' | 'route' | 'items' | 'passed'>;

/**
 * Why somebody gets nothing of an issue. `nothingNew`: nothing in it concerns them. `resting`: on a break or on holiday for
 * so long that they get the next one. `notThisTime`: they chose monthly, and had one this month.
 */
export type WhyNothing = 'nothingNew' | 'resting' | 'choseNone' | 'notThisTime';

/** How the rows of a chunk stand. Sums of chunks are the figures of a report. */
export const countsSchema = z.object({
  /** People of the chunk for whom there is nothing. */
  nothingNew: z.number().int(),
  /** People of the chunk who rest for so long that they get the next one instead. */
  resting: z.number().int(),
  /** People of the chunk who chose to get none. */
  choseNone: z.number().int().default(0),
  /** People of the chunk who chose monthly and had one this month. */
  notThisTime: z.number().int().default(0),
  queued: z.number().int(),
  /** Of those queued: by mail. */
  queuedMail: z.number().int(),
  /** Of those queued: tried in vain once at least. */
  trying: z.number().int(),
  chat: z.number().int(),
  mail: z.number().int(),
  /** Of those by mail: moved there. */
  moved: z.number().int(),
  failed: z.number().int(),
  /** Of those that failed: by mail from the start. */
  failedMail: z.number().int(),
  openedChat: z.number().int(),
  openedMail: z.number().int(),
  confirmed: z.number().int(),
  usefulYes: z.number().int(),
  usefulNo: z.number().int(),
  /** How often each sentence about why something was in the way is true. */
  reasons: z.record(z.string(), z.number().int()),
});
export type Counts = z.infer<typeof countsSchema>;

export const noCounts: Counts = {
  nothingNew: 0,
  resting: 0,
  choseNone: 0,
  notThisTime: 0,
  queued: 0,
  queuedMail: 0,
  trying: 0,
  chat: 0,
  mail: 0,
  moved: 0,
  failed: 0,
  failedMail: 0,
  openedChat: 0,
  openedMail: 0,
  confirmed: 0,
  usefulYes: 0,
  usefulNo: 0,
  reasons: {},
};

/**
 * "Has blocked the app in Teams. Sent by e-mail instead." Empty where nothing was in the way. Reasons stay in a row that is
 * sent again, and are true only while it stands as they left it.
 */
export const deliveryWords = ({ state, whyNotChat, whyNotMail, attempts }: Delivery): string => {
  if (state === 'sent') return '';
  if (state === 'queued') return attempts > 0 ? 'Teams was busy. We are trying again.' : '';
  const inTeams = whyNotChat && reasonWords[whyNotChat];
  if (state === 'movedToMail') return [inTeams, 'Sent by e-mail instead.'].filter(Boolean).join(' ');
  return [inTeams, whyNotMail && reasonWords[whyNotMail]].filter(Boolean).join(' ');
};

/** What they chose or what was taken back stands; everything else may be otherwise by now. */
const final: ReadonlySet<Reason | null> = new Set<Reason>(['choseNever', 'resting', 'withdrawn']);

/** Whether it can be sent to somebody once more whom it did not reach. */
export const mayTryAgain = ({ state, whyNotChat }: Delivery): boolean =>
  state === 'failed' && !final.has(whyNotChat);

const reasonsOf = (rows: readonly Delivery[]): Counts['reasons'] => {
  const words = rows.map(deliveryWords).filter((sentence) => sentence !== '');
  return Object.fromEntries(
    [...Map.groupBy(words, (sentence) => sentence)].map(([sentence, all]) => [sentence, all.length]),
  );
};

/** What the rows of one chunk come to. */
export const countsOf = (
  rows: readonly Delivery[],
  { nothingNew, resting, choseNone, notThisTime }: Pick<Counts, WhyNothing>,
): Counts => {
  const of = (holds: (row: Delivery) => boolean): number => rows.filter(holds).length;
  const inChat = (row: Delivery): boolean => row.state === 'sent' && row.route === 'chat';
  const byMail = (row: Delivery): boolean =>
    row.state === 'movedToMail' || (row.state === 'sent' && row.route === 'mail');
  return {
    nothingNew,
    resting,
    choseNone,
    notThisTime,
    queued: of(({ state }) => state === 'queued'),
    queuedMail: of(({ state, route }) => state === 'queued' && route === 'mail'),
    trying: of(({ state, attempts }) => state === 'queued' && attempts > 0),
    chat: of(inChat),
    mail: of(byMail),
    moved: of(({ state }) => state === 'movedToMail'),
    failed: of(({ state }) => state === 'failed'),
    failedMail: of(({ state, route }) => state === 'failed' && route === 'mail'),
    openedChat: of((row) => inChat(row) && row.openedAt !== null),
    openedMail: of((row) => byMail(row) && row.openedAt !== null),
    confirmed: of(({ confirmedAt }) => confirmedAt !== null),
    usefulYes: of(({ useful }) => useful === 'yes'),
    usefulNo: of(({ useful }) => useful === 'no'),
    reasons: reasonsOf(rows),
  };
};

const addReasons = (a: Counts['reasons'], b: Counts['reasons']): Counts['reasons'] => {
  const sum = { ...a };
  for (const [sentence, people] of Object.entries(b)) sum[sentence] = (sum[sentence] ?? 0) + people;
  return sum;
};

const { reasons: _reasons, ...noFigures } = noCounts;
const figureNames = Object.keys(noFigures) as (keyof typeof noFigures)[];

export const addCounts = (all: readonly Counts[]): Counts =>
  all.reduce((sum, counts) => {
    const figures = figureNames.map((name) => [name, sum[name] + counts[name]]);
    return { ...Object.fromEntries(figures), reasons: addReasons(sum.reasons, counts.reasons) } as Counts;
  }, noCounts);
