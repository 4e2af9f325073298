/** `cancel <reference or words>`: finds the booking and asks first. */
import { giveUpQuestion } from '../cards/giveUpCards.ts';
import { askMePrivately, nothingFound } from '../cards/questionCards.ts';
import { plain } from '../cards/text.ts';
import { standing } from '../coming.ts';
import { myComing } from '../myComing.ts';
import { bestMatches, byReference, readReference } from '../search.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';
import { myBookings } from './myBookings.ts';

export async function cancel(
  deps: BotDeps,
  turn: Turn,
  { words, note = null }: { words: string; note?: string | null },
): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const mine = await myComing(deps, turn);
  const reference = readReference(words);
  const events = mine.map(({ event }) => event);
  const referred = mine.filter(({ booking }) => booking?.reference === reference).map(({ event }) => event);
  const found = [referred, byReference(events, words), bestMatches(events, words).found].find(
    ({ length }) => length > 0,
  );

  const [only] = found ?? [];
  if (only && found?.length === 1) {
    const shown = await standing(deps, only.id, turn.person);
    if (shown?.booking) return append(giveUpQuestion(shown, deps.publicUrl, note ?? undefined));
  }
  if (mine.length > 0) return myBookings(deps, turn, { note: note ?? 'Choose which one to give up.' });
  return append(
    nothingFound(
      'You have no bookings',
      `There is nothing to give up${words === '' ? '' : ` for ‘${plain(words, 60)}’`}.`,
      deps.publicUrl,
      note,
    ),
  );
}
