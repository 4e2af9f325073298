/** `practice week [day]`: the sessions of one day of the next Practice Week. */

import { eventsLink } from '#core/contract/links.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import { addDays, type Day, weekdayOf } from '#core/time/days.ts';
import { daysOfEvent, longDay, shortDay, weekdayNames } from '#core/time/wording.ts';
import { press } from '../cards/card.ts';
import { sessionLine } from '../cards/eventWords.ts';
import { listCard, mostItems } from '../cards/listCards.ts';
import { nothingFound } from '../cards/questionCards.ts';
import { count, plain } from '../cards/text.ts';
import { comingEvents, standings, today } from '../coming.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';
import { typedDays } from '../typedDays.ts';

export type PracticeWeekInput = { words?: string; day?: Day; note?: string | null };

export async function practiceWeek(deps: BotDeps, turn: Turn, input: PracticeWeekInput): Promise<Reply> {
  const note = input.note ?? null;
  const sessions = await nextWeekSessions(deps);
  const days = [...new Set(sessions.map((event) => daysOfEvent(event).first))].sort();
  const day = chosenDay(days, input, today(deps));
  if (day === null)
    return append(
      nothingFound('Practice Week', 'The next Practice Week is not published yet.', deps.publicUrl, note),
    );

  const ofDay = sessions.filter((event) => daysOfEvent(event).first === day);
  const programme = plain(ofDay[0]?.programme ?? 'Practice Week', 60);
  const at = days.indexOf(day);
  const go = (to: Day | undefined) =>
    to === undefined ? null : press(dayTitle(to), { verb: 'pw.day', day: to });
  return append(
    listCard({
      summary: `Practice Week, ${longDay(day)}: ${count(ofDay.length, 'session')}.`,
      notes: [note, programme],
      heading: longDay(day),
      lead:
        ofDay.length > mostItems
          ? `The first ${mostItems} of ${ofDay.length} sessions. All are in the programme.`
          : count(ofDay.length, 'session'),
      standings: await standings(deps, turn, ofDay.slice(0, mostItems)),
      line: sessionLine,
      actions: [go(days[at + 1]), go(days[at - 1])],
      link: eventsLink(deps.publicUrl),
      openTitle: 'Open programme',
    }),
  );
}

/** Sessions of the first Practice Week that is not over, those of its past days included. */
async function nextWeekSessions(deps: BotDeps): Promise<CollaborativeEvent[]> {
  const isSession = ({ programme, kind }: CollaborativeEvent) =>
    kind !== 'keyDate' && programme !== null && /practice week/i.test(programme);
  const [first] = (await comingEvents(deps)).filter(isSession);
  if (!first) return [];
  const around = daysOfEvent(first).first;
  const near = await comingEvents(deps, { from: addDays(around, -7), to: addDays(around, 14) });
  return near.filter((event) => isSession(event) && event.programme === first.programme);
}

/** The day pressed or typed ("tuesday" is that of the week itself); today while the week runs; otherwise its first day to come. */
function chosenDay(days: readonly Day[], { words = '', day }: PracticeWeekInput, now: Day): Day | null {
  const weekday = weekdayNames.findIndex((name) => words.includes(name.slice(0, 3).toLowerCase())) + 1;
  const typed = typedDays(words, now)?.from;
  const wanted = [day, typed, weekday > 0 ? days.find((one) => weekdayOf(one) === weekday) : undefined].find(
    (one) => one !== undefined && days.includes(one),
  );
  return wanted ?? days.find((one) => one >= now) ?? days[0] ?? null;
}

const dayTitle = (day: Day): string => `Go to ${shortDay(day)}`;
