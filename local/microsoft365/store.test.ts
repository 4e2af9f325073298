import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Store } from './store.ts';

type Book = { title: string; shelf: string };
const shelves = { shelf: ({ shelf }: Book) => shelf };

describe('the store', () => {
  test('finds by index and keeps the order in which documents were first put', () => {
    const books = new Store(':memory:').collection<Book>('books', shelves);
    books.put('1', { title: 'Dunes', shelf: 'A' });
    books.put('2', { title: 'Broads', shelf: 'A' });
    books.put('1', { title: 'Dunes, second edition', shelf: 'A' });
    expect(books.by('shelf', 'A').map(({ title }) => title)).toEqual(['Dunes, second edition', 'Broads']);
  });

  test('moves a document to its new key and forgets a deleted one', () => {
    const books = new Store(':memory:').collection<Book>('books', shelves);
    books.put('1', { title: 'Dunes', shelf: 'A' });
    books.put('1', { title: 'Dunes', shelf: 'B' });
    expect(books.by('shelf', 'A')).toEqual([]);
    expect(books.by('shelf', 'B')).toHaveLength(1);
    expect(books.delete('1')).toBe(true);
    expect(books.by('shelf', 'B')).toEqual([]);
    expect(books.delete('1')).toBe(false);
  });

  test('remembers across a restart and forgets at a reset', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'store-')), 'state.sqlite');
    const first = new Store(file);
    first.collection<Book>('books', shelves).put('1', { title: 'Dunes', shelf: 'A' });
    first.close();
    const second = new Store(file);
    const books = second.collection<Book>('books', shelves);
    expect(books.by('shelf', 'A')).toEqual([{ title: 'Dunes', shelf: 'A' }]);
    second.reset();
    expect([...books.all()]).toEqual([]);
    expect(books.by('shelf', 'A')).toEqual([]);
    second.close();
  });
});
