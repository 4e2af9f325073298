/**
 * Keeps what an author types, so that nothing is lost: on this device at once, in the service two seconds after typing
 * stops. When somebody else saved meanwhile it asks; when the service cannot be reached it tries again.
 */
import type { UpdateView } from '#core/contract/areas.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import { asProblem, RequestFailed } from '../../../api/problem.ts';
import { detailsOf, keepable, same } from './details.ts';

/** Words that the service does not have yet, and the writing of the update that they change. */
export type KeptWords = { etag: string; details: UpdateDetails };

export type DraftPorts = {
  /** The update as it is now. */
  load(): Promise<UpdateView>;
  /** Rejects with `conflict` when `etag` does not name the newest writing. */
  save(etag: string, details: UpdateDetails): Promise<UpdateView>;
  /** This device's own memory. */
  memory: { read(): KeptWords | null; write(words: KeptWords | null): void };
  /** Runs something later; what it answers takes that back. */
  after(ms: number, run: () => void): () => void;
};

export type Draft = {
  /** As the service last had it. */
  view: UpdateView;
  /** As it is on the screen. */
  details: UpdateDetails;
  /** `failed` tries again by itself, unless `theirs` waits for a decision. */
  saving: 'saved' | 'waiting' | 'saving' | 'failed';
  problem: RequestFailed | null;
  /** What somebody else saved meanwhile, until the author says what becomes of it. */
  theirs: UpdateView | null;
  /** The author's own words where others stand instead. */
  setAside: UpdateDetails | null;
  /** Words came back that an earlier visit could not save. */
  broughtBack: boolean;
  /** Somebody else's changes were taken over while nothing was unsaved here. */
  tookOver: boolean;
};

const pauseMs = 2_000;
const firstRetryMs = 3_000;
const longestRetryMs = 60_000;

/** One update while one author works on it. */
export class DraftKeeper {
  readonly #ports: DraftPorts;
  readonly #listeners = new Set<() => void>();
  #draft: Draft;
  #cancel: () => void = () => {};
  #failures = 0;
  #wrote = false;

  constructor(ports: DraftPorts, view: UpdateView) {
    this.#ports = ports;
    const details = detailsOf(view);
    const kept = ports.memory.read();
    const differs = kept !== null && !same(kept.details, details);
    const behind = differs && kept.etag !== view.etag;
    const words = differs ? keepable(kept.details) : details;
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

  readonly read = (): Draft => this.#draft;

  /** Takes what was typed. */
  edit(part: Partial<UpdateDetails>): void {
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
    const { details, saving, theirs, view } = this.#draft;
    if (saving !== 'saved' || theirs !== null || view.etag !== etag || newest.etag === etag) return;
    const differs = !same(detailsOf(newest), detailsOf(view));
    this.#set({ view: newest, details: detailsOf(newest), tookOver: differs });
    // They may have kept their version over what was written here.
    if (differs && this.#wrote) this.#set({ setAside: details });
  }

  /** The author's version stands, as a change of what somebody else saved; `details` when they took parts of each. */
  keepMine(details: UpdateDetails = this.#draft.details): void {
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
      details: detailsOf(theirs),
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

  #set(part: Partial<Draft>): void {
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
    const sent = keepable(this.#draft.details);
    if (sent === null) {
      const problem = new RequestFailed('invalid', 'Something is too long to be saved. Shorten it.');
      return this.#set({ saving: 'failed', problem });
    }
    this.#set({ saving: 'saving', problem: null });
    try {
      const unchanged = same(sent, detailsOf(this.#draft.view));
      this.#took(unchanged ? this.#draft.view : await this.#ports.save(this.#draft.view.etag, sent), sent);
    } catch (error) {
      await this.#failed(asProblem(error));
    }
  }

  /** The service has what was sent; what was typed since waits for the next saving. */
  #took(view: UpdateView, sent: UpdateDetails): void {
    this.#failures = 0;
    const { details } = this.#draft;
    const now = keepable(details);
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
  #meet(newest: UpdateView): void {
    const before = detailsOf(this.#draft.view);
    const theirs = detailsOf(newest);
    const mine = keepable(this.#draft.details);
    const open = newest.state === 'draft';
    if (open && mine !== null && same(theirs, mine)) this.#took(newest, mine);
    else if (open && same(theirs, before)) {
      this.#set({ view: newest, saving: 'waiting' });
      this.#saveAfter(0);
    } else this.#set({ theirs: newest, saving: 'failed' });
  }
}
