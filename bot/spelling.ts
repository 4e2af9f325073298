/** How far a word may be from one we know and still be taken for it. */
import distanceBetween from 'damerau-levenshtein';

/** Slips allowed for a known word of this length: none under 4 letters, one for 4 and 5, two for longer. */
const allowed = (known: string): number => (known.length < 4 ? 0 : known.length < 6 ? 1 : 2);

/** Slips between a typed and a known word (two swapped letters are one); null when they are too many. */
export function slips(typed: string, known: string): number | null {
  if (typed === known) return 0;
  const most = allowed(known);
  if (Math.abs(typed.length - known.length) > most) return null;
  const { steps } = distanceBetween(typed, known);
  return steps <= most ? steps : null;
}

/** Slips between whole phrases, word for word; null when any word has too many or there are not as many words. */
export function slipsBetween(typed: readonly string[], known: readonly string[]): number | null {
  if (typed.length !== known.length) return null;
  let sum = 0;
  for (const [index, word] of known.entries()) {
    const found = slips(typed[index] ?? '', word);
    if (found === null) return null;
    sum += found;
  }
  return sum;
}
