/** What a run, or many of them, came to in numbers. */
export type Tally = Record<string, number>;

export class Counts {
  readonly counts: Tally = {};

  add(what: string, times = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + times;
  }
}

export const sumOf = (tallies: Iterable<Tally>): Tally => {
  const sum = new Counts();
  for (const tally of tallies) for (const [what, times] of Object.entries(tally)) sum.add(what, times);
  return Object.fromEntries(Object.entries(sum.counts).sort(([a], [b]) => (a < b ? -1 : 1)));
};
