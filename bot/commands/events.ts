/** `events [when|words|practice week|area|deadlines]`: what is on, soonest first. */
import { eventsLink } from '#core/contract/links.ts';
import { addDays } from '#core/time/days.ts';
import { shortDay } from '#core/time/wording.ts';
import { press } from '../cards/card.ts';
import { listCard } from '../cards/listCards.ts';
import { nothingFound } from '../cards/questionCards.ts';
import { count, plain } from '../cards/text.ts';
import { comingEvents, standings, today } from '../coming.ts';
import { filterByWords, meaningful } from '../search.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';
import { typedDays } from '../typedDays.ts';
import { deadlines } from './deadlines.ts';
import { practiceWeek } from './practiceWeek.ts';

/** Events in one card. */
const pageSize = 5;

export type EventsInput = { words: string; note?: string | null; after?: number };

export async function events(deps: BotDeps, turn: Turn, input: EventsInput): Promise<Reply> {
  const { words, note = null, after = 0 } = input;
  if (/\bpractice week\b|\bpw\b/.test(words))
    return practiceWeek(deps, turn, { words: words.replace(/\bpractice week\b|\bpw\b/, ''), note });
  if (/\b(deadlines?|key dates?)\b/.test(words))
    return deadlines(deps, turn, { words: words.replace(/\b(deadlines?|key dates?)\b/, ''), note });

  const days = typedDays(words, today(deps));
  const rest = days?.rest ?? words;
  const found = filterByWords(await comingEvents(deps, days ?? undefined), rest);
  const what = [daysWords(days), aboutWords(rest)].filter((part) => part !== '').join(', ');
  if (found.length === 0)
    return append(
      nothingFound(
        'Nothing found',
        what ? `There are no events ${what}.` : 'No coming events are published yet.',
        deps.publicUrl,
        note,
      ),
    );

  const shown = found.slice(after, after + pageSize);
  const more = found.length > after + pageSize;
  const range = found.length > pageSize ? `${after + 1} to ${after + shown.length} of ${found.length}. ` : '';
  return append(
    listCard({
      summary: `${count(found.length, 'event')}${what ? ` ${what}` : ' coming up'}.`,
      notes: [note],
      heading: what ? `Events ${what}` : 'Coming events',
      lead: `${range}Soonest first.`,
      standings: await standings(deps, turn, shown),
      link: eventsLink(deps.publicUrl),
      actions: [
        more
          ? press('More events', { verb: 'events.more', words: words.slice(0, 200), after: after + pageSize })
          : null,
        after > 0
          ? press('First events', { verb: 'events.more', words: words.slice(0, 200), after: 0 })
          : null,
      ],
    }),
  );
}

type Days = ReturnType<typeof typedDays>;

/** "Tue 24 Nov" or "Mon 23 Nov to Sun 29 Nov"; empty when no day was said. */
function daysWords(days: Days): string {
  if (!days) return '';
  const last = addDays(days.to, -1);
  return days.from === last
    ? `on ${shortDay(days.from)}`
    : `from ${shortDay(days.from)} to ${shortDay(last)}`;
}

const aboutWords = (rest: string): string => {
  const words = meaningful(rest);
  return words.length === 0 ? '' : `for ‘${plain(words.join(' '), 60)}’`;
};
