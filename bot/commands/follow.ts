/** `follow <area>`, `unfollow <area>`: whether its news come in my digest. */
import { followArea, unfollowArea } from '#core/areas/follow.ts';
import { areasNamed, openAreas } from '../areas.ts';
import { askMePrivately, didYouMean } from '../cards/questionCards.ts';
import { count, plain } from '../cards/text.ts';
import { areasFor } from '../showingAreas.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

type Command = (deps: BotDeps, turn: Turn, input: { words: string; note: string | null }) => Promise<Reply>;

/** Not by the words of an area: what somebody types who means each of them. */
const everyArea = /^(all|everything|all areas|every area|all of them)$/;

const followedAll = (name: 'follow' | 'unfollow', areas: number): string =>
  name === 'follow'
    ? `You follow ${count(areas, 'area')}: all there are.`
    : 'You follow no area any more, so your digest has what is new in all of them.';

const changing =
  (name: 'follow' | 'unfollow'): Command =>
  async (deps, turn, { words }) => {
    const { person } = turn;
    if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
    const areas = await openAreas(deps);
    const change = name === 'follow' ? followArea : unfollowArea;
    if (everyArea.test(words)) {
      for (const { slug } of areas) await change(deps, { principal: person, slug });
      return append(await areasFor(deps, person, followedAll(name, areas.length)));
    }
    const [first, ...others] = areasNamed(areas, words);
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
