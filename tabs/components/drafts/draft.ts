/** What an author writes, what a service tells of it, and what of it waits where. */
import type { RequestFailed } from '../../api/problem.ts';

/** What is written: its parts by name. `View` is all that the service tells about it. */
export type DraftShape<View, Words> = {
  wordsOf(view: View): Words;
  /** The words without what is only half typed; null when something is longer than the service takes. */
  keepable(words: Words): Words | null;
  /** Whether it may still be written in. */
  isOpen(view: View): boolean;
  /** Others see it at once, so it goes to the service only when its author says so; until then it stays on the device. */
  held?: boolean;
  /** Why it cannot be kept by the service as it is, in a sentence. */
  unkeepable?: string;
};

/** Words that the service does not have yet, the writing that they change, and what that said. */
export type KeptWords<Words> = { etag: string; details: Words; base?: Partial<Words> };

export type DraftPorts<View, Words> = {
  /** What is written, as it is now. */
  load(): Promise<View>;
  /** Rejects with `conflict` when `etag` does not name the newest writing. */
  save(etag: string, details: Words): Promise<View>;
  /** This device's own memory. */
  memory: { read(): KeptWords<Words> | null; write(words: KeptWords<Words> | null): void };
  /** Runs something later; what it answers takes that back. */
  after(ms: number, run: () => void): () => void;
};

export type Draft<View, Words> = {
  /** As the service last had it. */
  view: View;
  /** As it is on the screen. */
  details: Words;
  /** The writing that the words are a change of. Without the parts of which this device does not know what they said. */
  basis: { etag: string; words: Partial<Words> };
  /** It waits until its author says so. */
  held: boolean;
  /** `failed` tries again by itself, unless `theirs` waits for a decision or it is held. */
  saving: 'saved' | 'waiting' | 'saving' | 'failed';
  problem: RequestFailed | null;
  /** What somebody else saved meanwhile, until the author says what becomes of it. */
  theirs: View | null;
  /** The author's own words where others stand instead. */
  setAside: Words | null;
  /** Words came back that an earlier visit could not save. */
  broughtBack: boolean;
  /** Somebody else's changes were taken over while nothing was unsaved here. */
  tookOver: boolean;
};

/** Whether two say the same. Both as their shape leaves them, so that their parts stand in the same order. */
export const same = <Words>(one: Words, other: Words): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
