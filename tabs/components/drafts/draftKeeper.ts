/**
 * Keeps what an author types, so that nothing is lost: on this device at once, in the service two seconds after typing
 * stops. When somebody else saved meanwhile it asks; when the service cannot be reached it tries again.
 */
import { asProblem, RequestFailed } from '../../api/problem.ts';

/** What is written: its parts by name. `View` is all that the service tells about it. */
export type DraftShape<View, Words> = {
  wordsOf(view: View): Words;
  /** The words without what is only half typed; null when something is longer than the service takes. */
  keepable(words: Words): Words | null;
  /** Whether it may still be written in. */
  isOpen(view: View): boolean;
};

/** Words that the service does not have yet, and the writing that they change. */
export type KeptWords<Words> = { etag: string; details: Words };

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
  /** `failed` tries again by itself, unless `theirs` waits for a decision. */
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

const pauseMs = 2_000;
const firstRetryMs = 3_000;
const longestRetryMs = 60_000;

/** Whether two say the same. Both as their shape leaves them, so that their parts stand in the same order. */
export const same = <Words>(one: Words, other: Words): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What one author works on. */
export class DraftKeeper<View extends { etag: string }, Words extends object> {
  readonly #shape: DraftShape<View, Words>;
  readonly #ports: DraftPorts<View, Words>;
  readonly #listeners = new Set<() => void>();
  #draft: Draft<View, Words>;
  #cancel: () => void = () => {};
  #failures = 0;
  #wrote = false;

  constructor(shape: DraftShape<View, Words>, ports: DraftPorts<View, Words>, view: View) {
    this.#shape = shape;
    this.#ports = ports;
    const details = shape.wordsOf(view);
    const kept = ports.memory.read();
    const differs = kept !== null && !same(kept.details, details);
    const behind = differs && kept.etag !== view.etag;
    const words = differs ? shape.keepable(kept.details) : details;
    this.#draft = {
      view,
      details: differs ? kept.details : details,
      saving: differs ? 'waiting' : 'saved',
      problem: null,
      theirs: behind ? view : null,
      setAside: null,
      // Not for a space at an end, which the service never keeps.
      broughtBack: differs && !behind && (words === null || !same(words, details)),
      tookOver: false,
    };
    if (differs && !behind) this.#saveAfter(pauseMs);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): Draft<View, Words> => this.#draft;

  /** Takes what was typed. */
  edit(part: Partial<Words>): void {
    const details = { ...this.#draft.details, ...part };
    this.#wrote = true;
    this.#ports.memory.write({ etag: this.#draft.view.etag, details });
    const { saving } = this.#draft;
    this.#set({ details, saving: saving === 'saving' ? saving : 'waiting', tookOver: false });
    if (saving !== 'saving') this.#saveAfter(pauseMs);
  }

  /** Saves now what waits. Answers whether the service has everything that can be saved. */
  async flush(): Promise<boolean> {
    this.#cancel();
    if (this.#draft.saving === 'saving') return this.#settled();
    if (this.#draft.saving !== 'saved' && this.#draft.theirs === null) await this.#save();
    return this.#draft.saving === 'saved';
  }

  /** Looks whether somebody else changed it, and takes that over where nothing of one's own is unsaved. */
  async look(): Promise<void> {
    const { etag } = this.#draft.view;
    const newest = await this.#ports.load();
    if (this.#draft.view.etag !== etag) return;
    const differs = !same(this.#shape.wordsOf(newest), this.#shape.wordsOf(this.#draft.view));
    const { details } = this.#draft;
    if (!this.take(newest)) return;
    this.#set({ tookOver: differs });
    // They may have kept their version over what was written here.
    if (differs && this.#wrote) this.#set({ setAside: details });
  }

  /** What the author's own step made of it. Answers whether it was taken: not while words wait to be saved. */
  take(newest: View): boolean {
    const { saving, theirs, view } = this.#draft;
    if (saving !== 'saved' || theirs !== null || newest.etag === view.etag) return false;
    this.#set({ view: newest, details: this.#shape.wordsOf(newest), tookOver: false });
    return true;
  }

  /** The author's version stands, as a change of what somebody else saved; `details` when they took parts of each. */
  keepMine(details: Words = this.#draft.details): void {
    const { theirs } = this.#draft;
    if (theirs === null) return;
    this.#set({ view: theirs, theirs: null, problem: null });
    this.edit(details);
    void this.flush();
  }

  /** What somebody else saved stands; one's own words are set aside and can be brought back. */
  takeTheirs(): void {
    const { theirs, details } = this.#draft;
    if (theirs === null) return;
    this.#cancel();
    this.#ports.memory.write(null);
    this.#set({
      view: theirs,
      details: this.#shape.wordsOf(theirs),
      theirs: null,
      setAside: details,
      saving: 'saved',
      problem: null,
    });
  }

  bringBack(): void {
    const { setAside } = this.#draft;
    if (setAside === null) return;
    this.#set({ setAside: null });
    this.edit(setAside);
  }

  /** The draft is gone: nothing of it is kept, here or there. */
  forget(): void {
    this.#cancel();
    this.#ports.memory.write(null);
    this.#set({ saving: 'saved', theirs: null, problem: null });
  }

  /** Saves what waits and stops trying again; what could not be saved stays on this device. */
  close(): void {
    void this.flush().finally(() => this.#cancel());
  }

  #set(part: Partial<Draft<View, Words>>): void {
    this.#draft = { ...this.#draft, ...part };
    for (const listener of this.#listeners) listener();
  }

  #saveAfter(ms: number): void {
    this.#cancel();
    if (this.#draft.theirs === null) this.#cancel = this.#ports.after(ms, () => void this.#save());
  }

  #settled(): Promise<boolean> {
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (this.#draft.saving === 'saving') return;
        stop();
        resolve(this.#draft.saving === 'saved');
      });
    });
  }

  async #save(): Promise<void> {
    const sent = this.#shape.keepable(this.#draft.details);
    if (sent === null) {
      const problem = new RequestFailed('invalid', 'Something is too long to be saved. Shorten it.');
      return this.#set({ saving: 'failed', problem });
    }
    this.#set({ saving: 'saving', problem: null });
    try {
      const unchanged = same(sent, this.#shape.wordsOf(this.#draft.view));
      this.#took(unchanged ? this.#draft.view : await this.#ports.save(this.#draft.view.etag, sent), sent);
    } catch (error) {
      await this.#failed(asProblem(error));
    }
  }

  /** The service has what was sent; what was typed since waits for the next saving. */
  #took(view: View, sent: Words): void {
    this.#failures = 0;
    const { details } = this.#draft;
    const now = this.#shape.keepable(details);
    const all = now !== null && same(now, sent);
    this.#ports.memory.write(all && same(details, sent) ? null : { etag: view.etag, details });
    this.#set({ view, saving: all ? 'saved' : 'waiting', broughtBack: false });
    if (!all) this.#saveAfter(pauseMs);
  }

  async #failed(problem: RequestFailed): Promise<void> {
    if (problem.code === 'conflict') {
      const newest = await this.#ports.load().catch(() => null);
      if (newest !== null) return this.#meet(newest);
    }
    this.#set({ saving: 'failed', problem });
    if (
      !['offline', 'busy', 'unavailable', 'unexpected', 'unauthenticated', 'conflict'].includes(problem.code)
    )
      return;
    const retryMs = Math.min(firstRetryMs * 2 ** this.#failures, longestRetryMs);
    this.#failures += 1;
    this.#saveAfter(Math.max(problem.waitMs, retryMs));
  }

  /** Somebody saved first. Where they said the same, or changed nothing that is said, nobody needs to be asked. */
  #meet(newest: View): void {
    const before = this.#shape.wordsOf(this.#draft.view);
    const theirs = this.#shape.wordsOf(newest);
    const mine = this.#shape.keepable(this.#draft.details);
    const open = this.#shape.isOpen(newest);
    if (open && mine !== null && same(theirs, mine)) this.#took(newest, mine);
    else if (open && same(theirs, before)) {
      this.#set({ view: newest, saving: 'waiting' });
      this.#saveAfter(0);
    } else this.#set({ theirs: newest, saving: 'failed' });
  }
}
