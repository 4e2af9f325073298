import { expect, test } from '@jest/globals';
import type { ImportRun } from '#core/events/importRun.ts';
import { externalKey } from '#core/people/person.ts';
import type { OpenStorage } from './opened.ts';

const aRun = (id: string): ImportRun => ({
  id,
  fileName: 'programme 2027.csv',
  feed: 'programme',
  startedBy: 'somebody',
  startedAt: '2026-11-23T09:00:00Z',
  state: 'previewed',
  preview: { added: 1, changed: 0, withdrawn: 0, unchanged: 0, refused: 2 },
  done: 0,
  total: 1,
  problem: null,
});

/** The stores that only keep: imports, people, deeds. */
export const keptThingsContract = (open: OpenStorage) => {
  test('an import is kept with its file, and its progress is saved', async () => {
    const { imports, ids } = open();
    const run = aRun(ids.next());
    const file = Uint8Array.from({ length: 70_000 }, (_, n) => n % 256);
    await imports.create(run, file);
    expect(await imports.get(run.id)).toEqual(run);
    expect(Buffer.compare((await imports.file(run.id)) ?? Buffer.alloc(0), file)).toBe(0);
    await imports.save({ ...run, state: 'failed', problem: 'The file could not be read.' });
    expect((await imports.get(run.id))?.problem).toBe('The file could not be read.');
    const failed = async (since: string) => (await imports.inState('failed', since)).map(({ id }) => id);
    expect(await failed(run.startedAt)).toContain(run.id);
    expect(await failed('2099-01-01T00:00:00Z')).toEqual([]);
    expect((await imports.inState('applied', run.startedAt)).map(({ id }) => id)).not.toContain(run.id);
    await expect(imports.create(run, file)).rejects.toThrow();
  });

  test('an import that was never uploaded is not there', async () => {
    const { imports, ids } = open();
    const id = ids.next();
    expect(await imports.get(id)).toBeNull();
    expect(await imports.file(id)).toBeNull();
  });

  test('a person is remembered as last seen', async () => {
    const { people, ids } = open();
    const key = externalKey(`${ids.next()}+o'b@hub.example`);
    expect(await people.get(key)).toBeNull();
    await people.put({ key, name: 'Before', email: 'guest@hub.example' });
    await people.put({ key, name: 'After', email: 'guest@hub.example' });
    expect(await people.get(key)).toEqual({ key, name: 'After', email: 'guest@hub.example' });
  });

  test('people with a sign-in are found by the beginnings of name and address, by name', async () => {
    const { people, ids } = open();
    const word = ids.next();
    for (const name of ['Zoë', 'Ann', 'Ben'])
      await people.put({ key: `t:${word}${name}`, name: `${name} ${word}`, email: 'somebody@hub.example' });
    await people.put({ key: `mail:${word}`, name: `Guest ${word}`, email: 'guest@hub.example' });
    const found = async (words: string, most = 9) => (await people.find(words, most)).map(({ name }) => name);
    expect(await found(word)).toEqual([`Ann ${word}`, `Ben ${word}`, `Zoë ${word}`]);
    expect(await found(word, 2)).toEqual([`Ann ${word}`, `Ben ${word}`]);
    expect(await found(`ZOE ${word.slice(0, 8)} some`)).toEqual([`Zoë ${word}`]);
    expect(await found(`${word} elsewhere`)).toEqual([]);
    const ann = `t:${word}Ann`;
    await people.put({ key: ann, name: `Anna O’Neil ${word}`, email: 'o.neil@hub.example' });
    expect(await found(`${word} neil`)).toEqual([`Anna O’Neil ${word}`]);
    expect(await found(`${word} somebody`)).toEqual([`Ben ${word}`, `Zoë ${word}`]);
    await people.remove(ann);
    expect(await found(word)).toEqual([`Ben ${word}`, `Zoë ${word}`]);
    expect(await found(`neil ${word}`)).toEqual([]);
  });

  test('a trail of many deeds over two months is recorded', async () => {
    const { audit } = open();
    const entry = (at: string) => ({ at, who: 'a', what: 'event.added', subject: 'b', detail: '' });
    const entries = Array.from({ length: 150 }, () => entry('2026-11-30T23:59:59Z'));
    await expect(audit.record([...entries, entry('2026-12-01T00:00:00Z')])).resolves.toBeUndefined();
    await expect(audit.record([])).resolves.toBeUndefined();
  });

  test('only the first of many within the time is the first', async () => {
    const { once, clock, ids } = open();
    const key = `mail ${ids.next()}/one`;
    const asked = await Promise.all(Array.from({ length: 5 }, () => once.first(key, 60)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    clock.advance(0.99);
    expect(await once.first(key, 60)).toBe(false);
    clock.advance(0.01);
    expect(await once.first(key, 60)).toBe(true);
  });

  test('so many of those who ask within the time are among the first, and no more', async () => {
    const { once, clock, ids } = open();
    const key = `form ${ids.next()}`;
    const asked = await Promise.all(Array.from({ length: 5 }, () => once.oneOf(3, key, 60)));
    expect(asked.filter(Boolean)).toHaveLength(3);
    clock.advance(1);
    expect(await once.oneOf(3, key, 60)).toBe(true);
  });

  test('deeds are forgotten when their time is over, not before', async () => {
    const { once, clock, ids } = open();
    const [early, late] = [ids.next(), ids.next()];
    await once.first(early, 60);
    await once.first(late, 600);
    clock.advance(1);
    expect(await once.forget()).toBeGreaterThanOrEqual(1);
    expect(await once.first(late, 600)).toBe(false);
    expect(await once.forget()).toBe(0);
  });
};
