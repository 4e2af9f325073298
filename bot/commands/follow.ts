/** `follow <area>`, `unfollow <area>`: whether its news come in my digest. */
import { followArea, unfollowArea } from '#core/areas/follow.ts';
import { areasNamed, openAreas } from '../areas.ts';
import { askMePrivately, didYouMean } from '../cards/questionCards.ts';
import { plain } from '../cards/text.ts';
import { areasFor } from '../showingAreas.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

type Command = (deps: BotDeps, turn: Turn, input: { words: string; note: string | null }) => Promise<Reply>;

const changing =
  (name: 'follow' | 'unfollow'): Command =>
  async (deps, turn, { words }) => {
    const { person } = turn;
    if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
    const [first, ...others] = areasNamed(await openAreas(deps), words);
    if (others.length > 0 && first)
      return append(
        didYouMean(
          [first, ...others].map((area) => `${name} ${area.name}`),
          deps.publicUrl,
        ),
      );
    if (!first) {
      const unknown = words === '' ? 'Which one?' : `I know no area for ‘${plain(words, 60)}’. Choose one.`;
      return append(await areasFor(deps, person, unknown));
    }
    const change = name === 'follow' ? followArea : unfollowArea;
    await change(deps, { principal: person, slug: first.slug });
    return append(await areasFor(deps, person, followedWords(name, first.name)));
  };

/** What happened, and how it is taken back. */
export const followedWords = (name: 'follow' | 'unfollow', area: string): string =>
  name === 'follow'
    ? `You follow ${plain(area)}. What is new in it comes in your digest.`
    : `You do not follow ${plain(area)} any more.`;

export const follow = changing('follow');
export const unfollow = changing('unfollow');
