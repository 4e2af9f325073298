/**
 * Puts the clock of a process forward or back, before anything else runs in it: `node --import …/shiftedClock.ts` with
 * CLOCK_SHIFT_MS. Whatever asks for the time gets the shifted one; waits last as long as ever.
 */
// biome-ignore lint/style/noProcessEnv: what is loaded before a program has nowhere else to be told
const shift = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const Machine = Date;

const Shifted = new Proxy(Machine, {
  construct: (target, given, wanted) =>
    Reflect.construct(target, given.length === 0 ? [Machine.now() + shift] : given, wanted),
  get: (target, name) => (name === 'now' ? () => Machine.now() + shift : Reflect.get(target, name)),
});

globalThis.Date = Shifted;
