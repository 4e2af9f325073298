import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Page, type Paging, pageOf } from './paging.ts';
import { readQueryOptions } from './queryOptions.ts';
import { ordered, selected } from './select.ts';
import { ODataSyntaxError } from './syntaxError.ts';

const read = (query: Record<string, string>) => readQueryOptions(new URLSearchParams(query));

describe('query options', () => {
  test('are read, with or without the dollar sign', () => {
    const options = read({
      $select: 'id, start/dateTime',
      orderby: 'start/dateTime desc,id',
      $top: '5',
      $count: 'true',
    });
    expect(options).toMatchObject({
      select: ['id', 'start/dateTime'],
      orderBy: [
        { path: ['start', 'dateTime'], descending: true },
        { path: ['id'], descending: false },
      ],
      top: 5,
      skip: null,
      count: true,
      filter: null,
    });
  });

  test('expand with options of their own, texts and brackets inside included', () => {
    const [first, second] = read({
      $expand: "properties($filter=id eq 'a;b,(c)';$select=id),fields(select=Title,Key)",
    }).expand;
    expect(first).toMatchObject({ property: 'properties', options: { select: ['id'] } });
    expect(first?.options.filter).toMatchObject({ right: { value: 'a;b,(c)' } });
    expect(second).toMatchObject({ property: 'fields', options: { select: ['Title', 'Key'] } });
  });

  test.each([
    { $top: 'many' },
    { $top: '-1' },
    { $skip: '1.5' },
    { $select: 'a b' },
    { $orderby: 'a sideways' },
    { $expand: 'fields(' },
    { $expand: 'fields($select)' },
    { $filter: 'a eq' },
  ])('are refused when they cannot be read: %j', (query) => {
    expect(() => read(query as Record<string, string>)).toThrow(ODataSyntaxError);
  });

  test('never fall over, whatever is asked', () => {
    const option = fc.constantFrom('$filter', '$select', '$expand', '$orderby', '$top', '$skip');
    fc.assert(
      fc.property(option, fc.string(), (name, text) => {
        try {
          read({ [name]: text });
        } catch (error) {
          expect(error).toBeInstanceOf(ODataSyntaxError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('select and orderby', () => {
  test('leave control information and what was expanded', () => {
    const resource = { '@odata.etag': 'x', id: '1', start: { dateTime: 'd' }, fields: {}, other: 1 };
    expect(selected(resource, ['start/dateTime'], ['fields'])).toEqual({
      '@odata.etag': 'x',
      start: { dateTime: 'd' },
      fields: {},
    });
    expect(selected(resource, ['*'])).toEqual(resource);
  });

  test('put what has no value first and keep equals in their places', () => {
    const rows = [{ id: 1, at: 'b' }, { id: 2 }, { id: 3, at: 'A' }, { id: 4, at: 'b' }];
    const by = (path: string, descending = false) =>
      ordered(rows, [{ path: [path], descending }]).map(({ id }) => id);
    expect(by('at')).toEqual([2, 3, 1, 4]);
    expect(by('at', true)).toEqual([1, 4, 3, 2]);
  });
});

describe('paging', () => {
  const paging: Paging = {
    url: 'https://localhost:5301/v1.0/users?$filter=a%20eq%20%27b%27',
    top: null,
    skipToken: null,
    defaultSize: 3,
    largest: 5,
  };

  test('gives every member once, in order, whatever the page size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (all, top) => {
        const seen: number[] = [];
        let skipToken: string | null = null;
        do {
          const page: Page<number> = pageOf(all, { ...paging, top, skipToken });
          seen.push(...page.value);
          const next: string | undefined = page['@odata.nextLink'];
          skipToken = next === undefined ? null : new URL(next).searchParams.get('$skiptoken');
        } while (skipToken !== null);
        expect(seen).toEqual(all);
      }),
    );
  });

  test('repeats the question in its link', () => {
    const next = new URL(pageOf([1, 2, 3, 4], paging)['@odata.nextLink'] ?? '');
    expect(next.searchParams.get('$filter')).toBe("a eq 'b'");
  });

  test('gives no more than the largest page, and refuses a token it did not make', () => {
    expect(pageOf([1, 2, 3, 4, 5, 6], { ...paging, top: 50 }).value).toHaveLength(5);
    expect(() => pageOf([1], { ...paging, skipToken: 'invented' })).toThrow(ODataSyntaxError);
  });
});
