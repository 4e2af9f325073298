/**
 * Keeps what an author types, so that nothing is lost: on this device at once, in the service two seconds after typing
 * stops. When somebody else saved meanwhile it asks; when the service cannot be reached it tries again. What is held goes
 * to the service only when its author says so, and is looked after on this device until then.
 */
import { asProblem, RequestFailed } from '../../api/problem.ts';
import { type Draft, type DraftPorts, type DraftShape, same } from './draft.ts';

const pauseMs = 2_000;
const firstRetryMs = 3_000;
const longestRetryMs = 60_000;

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
    const told = shape.wordsOf(view);
    const kept = ports.memory.read();
    // A part that an earlier version of the pages did not know is as the service tells it.
    const details = { ...told, ...kept?.details };
    const differs = !same(details, told);
    const moved = kept !== null && kept.etag !== view.etag && !(kept.base && same(kept.base, told));
    const behind = differs && moved;
    const words = differs ? shape.keepable(details) : told;
    this.#draft = {
      view,
      details,
      basis: behind ? { etag: kept.etag, words: kept.base ?? {} } : { etag: view.etag, words: told },
      held: shape.held === true,
      saving: differs ? 'waiting' : 'saved',
      problem: null,
      theirs: behind ? view : null,
      setAside: null,
      // Not for a space at an end, which the service never keeps.
      broughtBack: differs && !behind && (words === null || !same(words, told)),
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
    const { basis, held, saving, theirs, view } = this.#draft;
    const details = { ...this.#draft.details, ...part };
    this.#wrote = true;
    const asBefore = held && theirs === null && same(details, this.#shape.wordsOf(view));
    this.#remember(asBefore ? null : { basis, details });
    const now = asBefore ? 'saved' : 'waiting';
    this.#set({ details, saving: saving === 'saving' ? saving : now, tookOver: false });
    if (saving !== 'saving') this.#saveAfter(pauseMs);
  }

  /** Saves what waits, unless its author has the say. */
  saveItself(): void {
    if (!this.#draft.held) void this.flush();
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
    const { details, held, saving, theirs } = this.#draft;
    if (held && theirs === null && (saving === 'waiting' || saving === 'failed')) this.#meet(newest);
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
    this.saveItself();
  }

  /** What somebody else saved stands; one's own words are set aside and can be brought back. */
  takeTheirs(): void {
    if (this.#draft.theirs !== null) this.#setAside(this.#draft.theirs);
  }

  /** Begins again with what the service has; one's own words are set aside and can be brought back. */
  startAgain(): void {
    if (this.#draft.theirs === null && this.#draft.saving !== 'saving') this.#setAside(this.#draft.view);
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
    this.#remember(null);
    this.#set({ saving: 'saved', theirs: null, problem: null });
  }

  /** Saves what waits and stops trying again; what could not be saved, and what is held, stays on this device. */
  close(): void {
    if (this.#draft.held) return;
    void this.flush().finally(() => this.#cancel());
  }

  #set(part: Partial<Draft<View, Words>>): void {
    const { view } = part;
    const basis = view && { etag: view.etag, words: this.#shape.wordsOf(view) };
    this.#draft = { ...this.#draft, ...part, ...(basis && { basis }) };
    for (const listener of this.#listeners) listener();
  }

  #remember(words: Pick<Draft<View, Words>, 'basis' | 'details'> | null): void {
    this.#ports.memory.write(
      words && { etag: words.basis.etag, details: words.details, base: words.basis.words },
    );
  }

  #setAside(view: View): void {
    const { details } = this.#draft;
    this.#cancel();
    this.#remember(null);
    this.#set({
      view,
      details: this.#shape.wordsOf(view),
      theirs: null,
      setAside: details,
      saving: 'saved',
      problem: null,
      broughtBack: false,
    });
  }

  #saveAfter(ms: number): void {
    this.#cancel();
    const { held, theirs } = this.#draft;
    if (theirs === null && !held) this.#cancel = this.#ports.after(ms, () => void this.#save());
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
      const { unkeepable = 'Something is too long to be saved. Shorten it.' } = this.#shape;
      const problem = new RequestFailed('invalid', unkeepable);
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
    this.#set({ view, saving: all ? 'saved' : 'waiting', broughtBack: false });
    this.#remember(all && same(details, sent) ? null : this.#draft);
    if (!all) this.#saveAfter(pauseMs);
  }

  async #failed(problem: RequestFailed): Promise<void> {
    if (problem.code === 'conflict') {
      const newest = await this.#ports.load().catch(() => null);
      if (newest !== null && newest.etag !== this.#draft.view.etag) {
        const goesOn = this.#meet(newest);
        if (goesOn && this.#draft.held) return this.#save();
        if (goesOn) this.#saveAfter(0);
        return;
      }
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

  /**
   * Somebody saved first. Where they said the same, or changed nothing that is said, nobody needs to be asked. Answers
   * whether the words are now a change of what they saved, and can be saved as such.
   */
  #meet(newest: View): boolean {
    const before = this.#shape.wordsOf(this.#draft.view);
    const theirs = this.#shape.wordsOf(newest);
    const mine = this.#shape.keepable(this.#draft.details);
    const open = this.#shape.isOpen(newest);
    if (open && mine !== null && same(theirs, mine)) this.#took(newest, mine);
    else if (open && same(theirs, before)) {
      this.#set({ view: newest, saving: 'waiting' });
      this.#remember(this.#draft);
      return true;
    } else this.#set({ theirs: newest, saving: 'failed' });
    return false;
  }
}
