/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export type Draw = {
  /** From 0 to `below`, without it. */
  number(below: number): number;
  of<T>(choices: readonly T[]): T;
  /** So many different ones, or all there are. */
  some<T>(count: number, choices: readonly T[]): T[];
};

export const drawFrom = (seed: number): Draw => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const number = (below: number): number => Math.floor(next() * below);
  const of = <T>(choices: readonly T[]): T => {
    const chosen = choices[number(choices.length)];
    if (chosen === undefined) throw new Error('There is nothing to choose from.');
    return chosen;
  };
  return {
    number,
    of,
    some: (count, choices) => {
      const left = [...choices];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(number(left.length), 1),
      ).flat();
    },
  };
};
