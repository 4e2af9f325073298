import { describe, expect, it } from '@jest/globals';
import type { UpdateView } from '#core/contract/areas.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import { RequestFailed } from '../../api/problem.ts';
import { detailsOf, updateShape } from '../../features/updates/compose/details.ts';
import { anUpdate } from '../../testing/someAreas.ts';
import type { DraftPorts, KeptWords } from './draft.ts';
import { DraftKeeper } from './draftKeeper.ts';

const aDraft = (overrides: Partial<UpdateView> = {}): UpdateView =>
  anUpdate({ state: 'draft', headline: 'Before', etag: '1', ...overrides });

/** A service with one update, a device with one memory, and a clock that moves when a test says so. */
function world(start: UpdateView = aDraft(), kept: KeptWords<UpdateDetails> | null = null) {
  const known = { view: start, kept, saves: 0, refuse: null as RequestFailed | null };
  let timers: { at: number; run: () => void }[] = [];
  let clock = 0;
  const ports: DraftPorts<UpdateView, UpdateDetails> = {
    load: async () => known.view,
    async save(etag, details) {
      known.saves += 1;
      if (known.refuse) throw known.refuse;
      if (etag !== known.view.etag) throw new RequestFailed('conflict', 'Somebody saved.');
      known.view = { ...known.view, ...details, etag: String(Number(etag) + 1) };
      return known.view;
    },
    memory: {
      read: () => known.kept,
      write: (words) => {
        known.kept = words;
      },
    },
    after(ms, run) {
      const timer = { at: clock + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  };
  const wait = async (ms: number): Promise<void> => {
    clock += ms;
    const due = timers.filter(({ at }) => at <= clock);
    timers = timers.filter(({ at }) => at > clock);
    for (const { run } of due) run();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const somebodySaves = (part: Partial<UpdateView>): void => {
    known.view = { ...known.view, ...part, etag: String(Number(known.view.etag) + 1) };
  };
  return { known, keeper: new DraftKeeper(updateShape, ports, start), ports, wait, somebodySaves };
}

describe('a draft that is being written', () => {
  it('is saved once, two seconds after typing stops', async () => {
    const { known, keeper, wait } = world();
    keeper.edit({ headline: 'A' });
    await wait(1_500);
    keeper.edit({ headline: 'After' });
    await wait(1_500);
    expect(known.saves).toBe(0);
    await wait(500);
    expect(known.view.headline).toBe('After');
    expect(keeper.read().saving).toBe('saved');
    expect(known.saves).toBe(1);
  });

  it('is on this device before it is in the service, and no longer afterwards', async () => {
    const { known, keeper, wait } = world();
    keeper.edit({ headline: 'After' });
    expect(known.kept?.details.headline).toBe('After');
    await wait(2_000);
    expect(known.kept).toBeNull();
  });

  it('keeps a half-typed link on the screen and on this device, and saves the rest', async () => {
    const { known, keeper, wait } = world();
    keeper.edit({ headline: 'After', ask: { kind: 'comment', words: '', by: null, link: 'https:/' } });
    await wait(2_000);
    expect(known.view).toMatchObject({ headline: 'After', ask: { link: null } });
    expect(keeper.read().details.ask.link).toBe('https:/');
    expect(known.kept?.details.ask.link).toBe('https:/');
  });

  it('tries again while the service cannot be reached, longer and longer apart', async () => {
    const { known, keeper, wait } = world();
    known.refuse = new RequestFailed('offline', 'We could not reach the service.');
    keeper.edit({ headline: 'After' });
    await wait(2_000);
    expect(keeper.read()).toMatchObject({ saving: 'failed', problem: { code: 'offline' } });
    await wait(3_000);
    await wait(3_000);
    expect(known.saves).toBe(2);
    known.refuse = null;
    await wait(3_000);
    expect(known.view.headline).toBe('After');
    expect(keeper.read()).toMatchObject({ saving: 'saved', problem: null });
  });

  it('waits as long as the service asks', async () => {
    const { known, keeper, wait } = world();
    known.refuse = new RequestFailed('busy', 'We are busier than usual.', '', 20_000);
    keeper.edit({ headline: 'After' });
    await wait(2_000);
    await wait(19_000);
    expect(known.saves).toBe(1);
    await wait(1_000);
    expect(known.saves).toBe(2);
  });

  it('does not try again what is refused for good', async () => {
    const { known, keeper, wait } = world();
    known.refuse = new RequestFailed('forbidden', 'You cannot change this update.');
    keeper.edit({ headline: 'After' });
    await wait(2_000);
    await wait(120_000);
    expect(known.saves).toBe(1);
    expect(known.kept?.details.headline).toBe('After');
  });

  it('comes back after the page was left without saving', async () => {
    const before = aDraft();
    const kept = { etag: '1', details: { ...detailsOf(before), headline: 'Unsaved' } };
    const { known, keeper, wait } = world(before, kept);
    expect(keeper.read()).toMatchObject({ details: { headline: 'Unsaved' }, broughtBack: true });
    await wait(2_000);
    expect(known.view.headline).toBe('Unsaved');
  });

  it('is saved when the page is left', async () => {
    const { known, keeper, wait } = world();
    keeper.edit({ headline: 'After' });
    keeper.close();
    await wait(0);
    expect(known.view.headline).toBe('After');
  });
});

describe('when two people write at once', () => {
  it('asks the second, loses nothing, and keeps their version when they say so', async () => {
    const { known, keeper, wait, somebodySaves } = world();
    keeper.edit({ headline: 'Mine' });
    somebodySaves({ headline: 'Theirs', next: 'Also theirs' });
    await wait(2_000);
    expect(keeper.read()).toMatchObject({ theirs: { headline: 'Theirs' }, details: { headline: 'Mine' } });
    await wait(60_000);
    expect(known.view.headline).toBe('Theirs');
    keeper.keepMine();
    await wait(0);
    expect(known.view.headline).toBe('Mine');
    expect(keeper.read()).toMatchObject({ theirs: null, saving: 'saved' });
  });

  it('takes parts of each when the author chose so', async () => {
    const { known, keeper, wait, somebodySaves } = world();
    keeper.edit({ headline: 'Mine' });
    somebodySaves({ headline: 'Theirs', next: 'Theirs too' });
    await wait(2_000);
    keeper.keepMine({ ...keeper.read().details, next: 'Theirs too' });
    await wait(0);
    expect(known.view).toMatchObject({ headline: 'Mine', next: 'Theirs too' });
  });

  it('sets one’s own words aside with the other version, and brings them back', async () => {
    const { known, keeper, wait, somebodySaves } = world();
    keeper.edit({ headline: 'Mine' });
    somebodySaves({ headline: 'Theirs' });
    await wait(2_000);
    keeper.takeTheirs();
    expect(keeper.read()).toMatchObject({ details: { headline: 'Theirs' }, setAside: { headline: 'Mine' } });
    keeper.bringBack();
    await wait(2_000);
    expect(known.view.headline).toBe('Mine');
  });

  it('asks nobody when both said the same, such as after a lost reply', async () => {
    const { known, keeper, wait, somebodySaves } = world();
    keeper.edit({ headline: 'Same' });
    somebodySaves({ headline: 'Same' });
    await wait(2_000);
    expect(keeper.read()).toMatchObject({ theirs: null, saving: 'saved', view: { etag: '2' } });
    expect(known.view.etag).toBe('2');
  });

  it('goes on by itself when the update was only touched', async () => {
    const { known, keeper, wait, somebodySaves } = world();
    keeper.edit({ headline: 'Mine' });
    somebodySaves({ note: 'Please say by when.' });
    await wait(2_000);
    await wait(0);
    expect(known.view).toMatchObject({ headline: 'Mine', note: 'Please say by when.' });
  });

  it('shows what somebody else saved while nothing is unsaved here', async () => {
    const { keeper, somebodySaves } = world();
    somebodySaves({ headline: 'Theirs' });
    await keeper.look();
    expect(keeper.read()).toMatchObject({ details: { headline: 'Theirs' }, tookOver: true });
  });

  it('lets the first bring their words back when the second kept their own', async () => {
    const { known, keeper, wait, somebodySaves } = world();
    keeper.edit({ headline: 'Mine' });
    await wait(2_000);
    somebodySaves({ headline: 'Theirs' });
    await keeper.look();
    expect(keeper.read()).toMatchObject({ details: { headline: 'Theirs' }, setAside: { headline: 'Mine' } });
    keeper.bringBack();
    await wait(2_000);
    expect(known.view.headline).toBe('Mine');
  });

  it('never replaces what is being typed', async () => {
    const { keeper, somebodySaves } = world();
    keeper.edit({ headline: 'Mine' });
    somebodySaves({ headline: 'Theirs' });
    await keeper.look();
    expect(keeper.read().details.headline).toBe('Mine');
  });

  it('asks at once when unsaved words meet a newer version', () => {
    const kept = { etag: '1', details: { ...detailsOf(aDraft()), headline: 'Unsaved' } };
    const { keeper } = world(aDraft({ headline: 'Theirs', etag: '2' }), kept);
    expect(keeper.read()).toMatchObject({ details: { headline: 'Unsaved' }, theirs: { headline: 'Theirs' } });
  });
});
