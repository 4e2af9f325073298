/** From what was typed to the answer. */
import { helpCard } from '../cards/helpCard.ts';
import { didYouMean, safeguardingCard } from '../cards/questionCards.ts';
import { soundsLikeConcern } from '../safeguarding.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';
import { understand } from '../understand.ts';
import type { CommandName } from '../vocabulary.ts';
import { areas } from './areas.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { channelSettings } from './channelSettings.ts';
import { deadlines } from './deadlines.ts';
import { digest } from './digest.ts';
import { events } from './events.ts';
import { follow, unfollow } from './follow.ts';
import { myBookings } from './myBookings.ts';
import { pause, resume } from './pause.ts';
import { practiceWeek } from './practiceWeek.ts';
import { preferences } from './preferences.ts';
import { sync } from './sync.ts';
import { unknown } from './unknown.ts';
import { updates } from './updates.ts';

type Command = (
  deps: BotDeps,
  turn: Turn,
  input: { words: string; note: string | null },
) => Promise<Reply> | Reply;

const commands: Readonly<Record<CommandName, Command>> = {
  help: ({ publicUrl }, _turn, { note }) => append(helpCard({ publicUrl, notes: note ? [note] : [] })),
  events,
  deadlines,
  'practice week': practiceWeek,
  'my bookings': myBookings,
  areas,
  updates,
  digest,
  preferences,
  follow,
  unfollow,
  pause,
  resume,
  'channel settings': channelSettings,
  sync,
  book,
  cancel,
};

/** Longer texts are not read to their end: nobody types a command of a page. */
const longestText = 500;

export async function run(deps: BotDeps, turn: Turn, text: string): Promise<Reply> {
  if (soundsLikeConcern(text)) return append(safeguardingCard(deps.publicUrl));
  const understood = understand(text.slice(0, longestText));
  if (understood.kind === 'unknown') return unknown(deps, turn, understood);
  if (understood.kind === 'unsure')
    return append(
      didYouMean(
        understood.candidates.map(({ command, words }) => `${command} ${words}`.trim()),
        deps.publicUrl,
      ),
    );
  const { command, words, readAs } = understood;
  return commands[command](deps, turn, { words, note: readAs ? `I read that as ‘${readAs}’.` : null });
}
