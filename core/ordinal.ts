/** How people say where they stand in a line. */

const words = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** `first` to `ninth`, then `10th` and so on. */
export function ordinal(position: number): string {
  const word = words[position];
  if (word) return word;
  const lastTwo = position % 100;
  const ending = lastTwo >= 11 && lastTwo <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${position}${ending}`;
}
