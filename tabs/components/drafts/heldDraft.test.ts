import { describe, expect, it } from '@jest/globals';
import { RequestFailed } from '../../api/problem.ts';
import type { DraftShape, KeptWords } from './draft.ts';
import { DraftKeeper } from './draftKeeper.ts';

type Notice = { name: string; place: string };
type Written = Notice & { etag: string; open?: boolean };

const shape: DraftShape<Written, Notice> = {
  wordsOf: ({ name, place }) => ({ name, place }),
  keepable: ({ name, place }) => ({ name: name.trim(), place }),
  isOpen: ({ open = true }) => open,
  held: true,
};

/** A service with one notice, and a device that remembers across visits. */
function world() {
  const known = {
    view: { name: 'Before', place: 'Norwich', etag: '1' } as Written,
    kept: null as KeptWords<Notice> | null,
    saves: 0,
    refuse: null as RequestFailed | null,
  };
  const visit = () =>
    new DraftKeeper<Written, Notice>(
      shape,
      {
        load: async () => known.view,
        async save(etag, words) {
          known.saves += 1;
          if (known.refuse) throw known.refuse;
          if (etag !== known.view.etag) throw new RequestFailed('conflict', 'Somebody saved.');
          known.view = { ...known.view, ...words, etag: String(Number(etag) + 1) };
          return known.view;
        },
        memory: {
          read: () => structuredClone(known.kept),
          write: (words) => {
            known.kept = structuredClone(words);
          },
        },
        after: () => {
          throw new Error('nothing that is held is ever saved by the clock');
        },
      },
      known.view,
    );
  const somebodySaves = (part: Partial<Written>): void => {
    known.view = { ...known.view, ...part, etag: String(Number(known.view.etag) + 1) };
  };
  return { known, visit, somebodySaves };
}

describe('what is held until its author says so', () => {
  it('stays on this device when the page is left, and is there on the next visit', async () => {
    const { known, visit } = world();
    const first = visit();
    first.edit({ name: 'Mine' });
    first.saveItself();
    first.close();
    expect(known).toMatchObject({ saves: 0, kept: { details: { name: 'Mine' } } });
    const second = visit();
    expect(second.read()).toMatchObject({ details: { name: 'Mine' }, broughtBack: true, saving: 'waiting' });
    expect(await second.flush()).toBe(true);
    expect(known).toMatchObject({ view: { name: 'Mine' }, kept: null });
  });

  it('is not kept once it says again what stands there', () => {
    const { known, visit } = world();
    const keeper = visit();
    keeper.edit({ name: 'Mine' });
    keeper.edit({ name: 'Before' });
    expect(known.kept).toBeNull();
    expect(keeper.read().saving).toBe('saved');
  });

  it('waits on this device while the service cannot be reached, and goes when it is sent again', async () => {
    const { known, visit } = world();
    const keeper = visit();
    keeper.edit({ name: 'Mine' });
    known.refuse = new RequestFailed('offline', 'We could not reach the service.');
    expect(await keeper.flush()).toBe(false);
    expect(keeper.read()).toMatchObject({ saving: 'failed', problem: { code: 'offline' } });
    expect(known.kept?.details.name).toBe('Mine');
    known.refuse = null;
    expect(await keeper.flush()).toBe(true);
    expect(known.view.name).toBe('Mine');
  });

  it('can be begun again, and brought back after all', () => {
    const { known, visit } = world();
    const keeper = visit();
    keeper.edit({ name: 'Mine' });
    keeper.startAgain();
    expect(keeper.read()).toMatchObject({ details: { name: 'Before' }, setAside: { name: 'Mine' } });
    expect(known.kept).toBeNull();
    keeper.bringBack();
    expect(known.kept?.details.name).toBe('Mine');
  });

  it('asks as soon as it sees that somebody else saved, with what both began with', async () => {
    const { known, visit, somebodySaves } = world();
    const keeper = visit();
    keeper.edit({ name: 'Mine' });
    somebodySaves({ place: 'Cromer' });
    await keeper.look();
    expect(keeper.read()).toMatchObject({
      details: { name: 'Mine', place: 'Norwich' },
      theirs: { name: 'Before', place: 'Cromer' },
      basis: { etag: '1', words: { name: 'Before', place: 'Norwich' } },
    });
    keeper.keepMine({ name: 'Mine', place: 'Cromer' });
    expect(known.saves).toBe(0);
    expect(await keeper.flush()).toBe(true);
    expect(known.view).toMatchObject({ name: 'Mine', place: 'Cromer' });
  });

  it('asks when they saved between two visits, and goes on asking though more is typed', () => {
    const { visit, somebodySaves } = world();
    visit().edit({ name: 'Mine' });
    somebodySaves({ place: 'Cromer' });
    const second = visit();
    expect(second.read()).toMatchObject({
      theirs: { place: 'Cromer' },
      basis: { words: { name: 'Before' } },
    });
    second.edit({ name: 'Mine, later' });
    expect(visit().read()).toMatchObject({
      theirs: { place: 'Cromer' },
      details: { name: 'Mine, later' },
      basis: { words: { name: 'Before' } },
    });
  });

  it('asks nobody where they changed nothing of it, on this visit and on the next', async () => {
    const { known, visit, somebodySaves } = world();
    const keeper = visit();
    keeper.edit({ name: 'Mine' });
    somebodySaves({});
    expect(visit().read().theirs).toBeNull();
    await keeper.look();
    expect(keeper.read().theirs).toBeNull();
    somebodySaves({});
    expect(await keeper.flush()).toBe(true);
    expect(known.view.name).toBe('Mine');
  });

  it('asks when it is sent and somebody else was first', async () => {
    const { known, visit, somebodySaves } = world();
    const keeper = visit();
    keeper.edit({ name: 'Mine' });
    somebodySaves({ name: 'Theirs' });
    expect(await keeper.flush()).toBe(false);
    expect(keeper.read().theirs).toMatchObject({ name: 'Theirs' });
    expect(known.view.name).toBe('Theirs');
  });

  it('gives up on a refusal that names no newer version', async () => {
    const { known, visit } = world();
    const keeper = visit();
    keeper.edit({ name: 'Mine' });
    known.refuse = new RequestFailed('conflict', 'There is one of this name already.');
    expect(await keeper.flush()).toBe(false);
    expect(known.saves).toBe(1);
    expect(keeper.read()).toMatchObject({ theirs: null, problem: { code: 'conflict' } });
  });

  it('knows a part that an earlier version of the pages did not keep', () => {
    const { known, visit } = world();
    known.kept = { etag: '1', details: { name: 'Mine' } as Notice };
    expect(visit().read().details).toEqual({ name: 'Mine', place: 'Norwich' });
  });
});
