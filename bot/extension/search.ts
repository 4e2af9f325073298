/** The search beside the message box: coming events and published updates, found as the bot finds them. */
import { z } from 'zod';
import { standingsOf } from '#core/bookings/standingsOf.ts';
import { comingEvents, now, today } from '../coming.ts';
import { findUpdates } from '../findUpdates.ts';
import { filterByWords } from '../search.ts';
import type { BotDeps } from '../turn.ts';
import { typedDays } from '../typedDays.ts';
import { sharedEvent, sharedUpdate } from './shareable.ts';
import { resultOf, type Shared, sentenceOf } from './shared.ts';

/** As Teams sends it (Microsoft Teams documentation, "Respond to search command"). */
export const searchSchema = z.object({
  commandId: z.enum(['updates', 'events']),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
  queryOptions: z.object({ skip: z.number().nullish() }).nullish(),
});
export type Search = z.infer<typeof searchSchema>;

/** Nobody reads on: whoever finds nothing among them types another word. */
const most = 15;
const longestWords = 200;

const wordsOf = ({ parameters }: Search): string => {
  const typed = parameters?.find(({ name }) => name === 'words')?.value;
  return typeof typed === 'string' ? typed.slice(0, longestWords) : '';
};

const eventsFor = async (deps: BotDeps, words: string): Promise<Shared[]> => {
  const days = typedDays(words.toLowerCase(), today(deps));
  const coming = await comingEvents(deps, days ?? undefined);
  const events = filterByWords(coming, days?.rest ?? words).slice(0, most);
  const standings = await standingsOf(deps, { events, person: null, now: now(deps) });
  return standings.map((standing) => sharedEvent(standing, deps.publicUrl));
};

const updatesFor = async (deps: BotDeps, words: string): Promise<Shared[]> => {
  const { updates } = await findUpdates(deps, words);
  return updates.slice(0, most).map(({ update, areaName }) => sharedUpdate(update, areaName, deps.publicUrl));
};

export const answerSearch = async (deps: BotDeps, search: Search): Promise<object> => {
  // All there are came at once.
  if ((search.queryOptions?.skip ?? 0) > 0) return resultOf([]);
  const words = wordsOf(search);
  const found = await (search.commandId === 'events' ? eventsFor(deps, words) : updatesFor(deps, words));
  return found.length > 0 ? resultOf(found) : sentenceOf('Nothing found. Try another word.');
};
