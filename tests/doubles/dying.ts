import { aroundCalls } from './aroundCalls.ts';

/** The end of a process in the middle of its work. */
export class Crash extends Error {}

/** At which call a process dies: before it is carried out, or after, the answer lost. Null: it lives. */
export type Death = { call: number; before: boolean } | null;

/** The same ports, but the process dies at one call to these of them. */
export const dying = <Deps extends object>(
  deps: Deps,
  ports: readonly (keyof Deps & string)[],
  death: Death,
): Deps => {
  let calls = 0;
  return aroundCalls(deps, ports, async (call) => {
    calls += 1;
    const dies = calls === death?.call;
    if (dies && death?.before) throw new Crash();
    const answer = await call();
    if (dies) throw new Crash();
    return answer;
  });
};

/** Whether the process lived. Every other failure is thrown. */
export const surviving = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
};
