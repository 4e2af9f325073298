/** From what was typed to a command and the words that go with it. Forgiving of courtesies, word order and slips. */
import { slipsBetween } from './spelling.ts';
import {
  actingCommands,
  type CommandName,
  commandNames,
  courtesies,
  fillers,
  phrases,
  rareCommands,
} from './vocabulary.ts';

export type Understood =
  | {
      kind: 'command';
      command: CommandName;
      /** What is left of the sentence, in order, in lower case. */
      words: string;
      /** The command's name when it was misspelt, to say how it was read. */
      readAs: CommandName | null;
    }
  | { kind: 'unsure'; candidates: { command: CommandName; words: string }[] }
  | { kind: 'unknown'; words: string };

/** Lower case, without the mention of the bot, tags, quotation marks and punctuation; `/` and `-` stay for dates, `?` only alone. */
export const normalise = (text: string): string => {
  // None of these may look far ahead or back: whole pages are pasted into a chat.
  const line = text
    .replace(/<at\b[^<>]*>[^<]*<\/at>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}/?-]+/gu, ' ')
    .trim();
  return line === '?' ? line : line.replace(/[?\s]+/g, ' ').trim();
};

/** Leaves out greetings and courtesies at either end, unless nothing else is left. */
function withoutCourtesies(line: string): string {
  let left = line;
  for (let again = true; again; ) {
    const opening = courtesies.find((phrase) => left.startsWith(`${phrase} `));
    const closing = courtesies.find((phrase) => left.endsWith(` ${phrase}`));
    again = opening !== undefined || closing !== undefined;
    if (opening !== undefined) left = left.slice(opening.length + 1);
    else if (closing !== undefined) left = left.slice(0, -closing.length - 1);
  }
  return left;
}

type Found = { command: CommandName; length: number; slips: number; words: string };

/**
 * An exact phrase wins over a misspelt one that is not longer, one at the start over one inside, a longer one over a shorter one. Commands
 * that book or give up are found at the start only.
 */
export function understand(text: string): Understood {
  const line = normalise(text);
  const said = withoutCourtesies(line);
  const words = said === '' ? [] : said.split(' ');
  const places = [0, ...words.keys()].filter((at, index) => index === 0 || at > 0);
  const matches = places.flatMap((at) => matchesAt(words, at).map((found) => ({ ...found, at })));
  const exact = Math.max(0, ...matches.filter(exactInside).map(({ length }) => length));
  // "chanel settings" is a misspelt phrase of two words rather than the one word in it that is spelt well.
  const longer = (found: FoundAt) => misspeltAtStart(found) && found.length > exact;
  for (const wanted of [exactAtStart, longer, exactInside, misspeltAtStart, misspeltInside]) {
    const found = matches.filter(wanted);
    if (found.length > 0) return decide(found);
  }
  return { kind: 'unknown', words: said };
}

type FoundAt = Found & { at: number };
const exactAtStart = ({ at, slips }: FoundAt) => at === 0 && slips === 0;
const exactInside = ({ slips, command }: FoundAt) => slips === 0 && !actingCommands.has(command);
const misspeltAtStart = ({ at }: FoundAt) => at === 0;
const misspeltInside = ({ command }: FoundAt) => !actingCommands.has(command);

function matchesAt(words: readonly string[], at: number): Found[] {
  return commandNames.flatMap((command) =>
    phrases[command].flatMap((phrase) => {
      const known = phrase.split(' ');
      const typed = words.slice(at, at + known.length);
      const slips = slipsBetween(typed, known);
      // "are" is no misspelt "area".
      if (slips === null || (slips > 0 && typed.every((word) => fillers.has(word)))) return [];
      const rest = [...words.slice(0, at), ...words.slice(at + known.length)];
      return [{ command, length: known.length, slips, words: restOf(command, rest, phrase) }];
    }),
  );
}

/** Words such as "visits" are a command and say what kind of event is meant; the kind stays among the words. */
const restOf = (command: CommandName, rest: readonly string[], phrase: string): string =>
  (command === 'events' && kinds.test(phrase) ? [...rest, phrase] : rest).join(' ');

const kinds = /^(visit|webinar|workshop|conference|network|training)/;

function decide(found: readonly Found[]): Understood {
  const longest = Math.max(...found.map(({ length }) => length));
  const long = found.filter(({ length }) => length === longest);
  const fewest = Math.min(...long.map(({ slips }) => slips));
  const best = [
    ...new Map(long.filter(({ slips }) => slips === fewest).map((one) => [one.command, one])).values(),
  ];
  const [first] = best;
  if (first === undefined) return { kind: 'unknown', words: '' };
  if (best.length > 1)
    return { kind: 'unsure', candidates: best.map(({ command, words }) => ({ command, words })) };
  return {
    kind: 'command',
    command: first.command,
    words: first.words,
    readAs: first.slips > 0 ? first.command : null,
  };
}

/** The commands whose names are nearest to the words, for somebody we did not understand. */
export function nearestCommands(words: string): CommandName[] {
  const first = words.split(' ')[0] ?? '';
  const shared = (name: string) => [...name].filter((letter) => first.includes(letter)).length / name.length;
  return [...commandNames]
    .filter((name) => !actingCommands.has(name) && !rareCommands.has(name))
    .sort((a, b) => shared(b) - shared(a))
    .slice(0, 3);
}
