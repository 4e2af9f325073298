/**
 * Notices when somebody tells the bot of a concern about a child: nobody reads this chat, so it must say so at once.
 * The council keeps the lists. Better one warning too many than a concern that lies unread.
 */
import { normalise } from './understand.ts';

const concerns =
  'abuse abused abusing neglect neglected neglecting bruise bruises bruised hurt hurts hurting hit hits hitting harm harmed harming suicide suicidal groomed grooming exploited exploitation assault assaulted unsafe starving beaten touched disclosure disclosed safeguarding'.split(
    ' ',
  );
const children =
  'child children pupil pupils boy girl student he she they him her them his kid kids daughter son'.split(
    ' ',
  );
/** How many words may lie between a concern and whom it is about. */
const nearness = 8;

export function soundsLikeConcern(text: string): boolean {
  const words = normalise(text).split(/[ -]/);
  const at = (list: readonly string[]) =>
    words.flatMap((word, index) => (list.includes(word) ? [index] : []));
  const people = at(children);
  return at(concerns).some((concern) => people.some((person) => Math.abs(person - concern) <= nearness));
}
