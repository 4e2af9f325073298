import { describe, expect, test } from '@jest/globals';
import { Store } from '../../store.ts';
import { changeAt, changesAfter, forgetChanges, lastChange, noting, remembersSince } from './journal.ts';

type Note = { id: string; book: string };

const written = () => {
  const store = new Store(':memory:');
  const notes = store.collection<Note>(
    'notes',
    {},
    noting(store, ({ id, book }) => ({ scope: book, id, container: book })),
  );
  return { store, notes, put: (id: string, book = 'red') => notes.put(id, { id, book }) };
};
const told = (store: Store, scope: string, position = 0) =>
  [...changesAfter(store, scope, position)].map(({ sequence, kind, id }) => `${sequence} ${kind} ${id}`);

describe('the journal of changes', () => {
  test('notes what is made, changed and deleted, numbered for each scope', () => {
    const { store, notes, put } = written();
    put('a');
    put('b', 'blue');
    put('a');
    notes.delete('a');
    notes.delete('a');
    expect(told(store, 'red')).toEqual(['1 created a', '2 updated a', '3 deleted a']);
    expect(told(store, 'blue')).toEqual(['1 created b']);
    expect(told(store, 'red', 2)).toEqual(['3 deleted a']);
    expect([lastChange(store, 'red'), lastChange(store, 'green')]).toEqual([3, 0]);
  });

  test('tells listeners of each note', () => {
    const { store, put } = written();
    const heard: (string | undefined)[] = [];
    const end = store.collection<Note>('notes').watch((before, after) => heard.push(before?.id, after?.id));
    put('a');
    end();
    put('b');
    expect(heard).toEqual([undefined, 'a']);
    expect(lastChange(store, 'red')).toBe(2);
  });

  test('knows which positions are worth nothing any more', () => {
    const { store, put } = written();
    put('a');
    expect([0, 1, 2].map((position) => remembersSince(store, 'red', position))).toEqual([true, true, false]);
    forgetChanges(store, 'red');
    expect([0, 1, 2].map((position) => remembersSince(store, 'red', position))).toEqual([false, false, true]);
    put('b');
    expect(told(store, 'red', 2)).toEqual(['3 created b']);
  });

  test('keeps the newest fifty thousand', () => {
    const { store, put } = written();
    for (let n = 0; n <= 50_000; n += 1) put('a');
    expect(changeAt(store, 'red', 1)).toBeUndefined();
    expect(changeAt(store, 'red', 2)).toBeDefined();
    expect([0, 1].map((position) => remembersSince(store, 'red', position))).toEqual([false, true]);
  });

  test('is empty after a reset, without a word to anybody', () => {
    const { store, notes, put } = written();
    put('a');
    const heard: unknown[] = [];
    notes.watch((before) => heard.push(before));
    store.reset();
    expect([heard, lastChange(store, 'red')]).toEqual([[], 0]);
  });
});
