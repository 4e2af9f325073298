/** `areas`: the priority areas of the year, what is new in each, and following them. */
import { reader } from '../coming.ts';
import { areasFor } from '../showingAreas.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

export const areas = async (deps: BotDeps, turn: Turn, { note }: { note: string | null }): Promise<Reply> =>
  append(await areasFor(deps, reader(turn), note));
