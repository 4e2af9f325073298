import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { meets } from './evaluate.ts';
import type { Comparison, Expression } from './expression.ts';
import { pathsOf } from './expression.ts';
import { parseFilter } from './filterParser.ts';
import { ODataSyntaxError } from './syntaxError.ts';

const event = {
  subject: "Director's meeting",
  isCancelled: false,
  seats: 12,
  location: null,
  start: { dateTime: '2027-03-28T09:00:00.0000000', timeZone: 'UTC' },
  categories: ['Attendance', 'SEND'],
  properties: [
    { id: 'String {GUID} Name SourceId', value: 'Event-1' },
    { id: 'String {GUID} Name Reference', value: 'A7' },
  ],
};

const holds = (filter: string, ignoresCase?: (path: string) => boolean) =>
  meets(event, parseFilter(filter), ignoresCase);

describe('a filter', () => {
  test.each([
    ["subject eq 'Director''s meeting'", true],
    ["subject ne 'Director''s meeting'", false],
    ["startswith(subject, 'Director')", true],
    ["endswith(subject,'meeting')", true],
    ["contains(subject,'s m')", true],
    ["contains(tolower(subject), 'director')", true],
    ['isCancelled eq false', true],
    ['isCancelled', false],
    ['not isCancelled', true],
    ['not (isCancelled or seats gt 20)', true],
    ['seats gt 11 and seats le 12.5', true],
    ['seats lt -1', false],
    ['seats in (1, 12)', true],
    ["subject in ('a')", false],
    ['location eq null', true],
    ['location ne null', false],
    ['missing eq null', true],
    ['missing gt 3', false],
    ["seats eq '12'", false],
    ["seats ne '12'", true],
    ["start/dateTime ge '2027-03-28T09:00'", true],
    ['start/dateTime lt 2027-03-28T10:00:00+01:00', false],
    ['start/dateTime ge 2027-03-28', true],
    ["categories/any(c: c eq 'SEND')", true],
    ["categories/all(c: c eq 'SEND')", false],
    ['categories/any()', true],
    ["properties/Any(ep: ep/id eq 'String {GUID} Name SourceId' and ep/value eq 'Event-1')", true],
    ["properties/any(ep: ep/id eq 'String {GUID} Name SourceId' and ep/value eq 'A7')", false],
    ['seats eq 1 or seats eq 12 and isCancelled eq true', false],
    ['SEATS eq 12', false],
    ['seats EQ 12 AND Not isCancelled', true],
  ])('%s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  test('compares without case exactly where it is told to', () => {
    const filter = "properties/any(p: p/id eq 'String {GUID} Name SourceId' and p/value eq 'EVENT-1')";
    expect(holds(filter)).toBe(false);
    expect(holds(filter, (path) => path === 'properties/value')).toBe(true);
    const shouted = filter.replace('SourceId', 'SOURCEID');
    expect(holds(shouted, (path) => path === 'properties/value')).toBe(false);
  });

  test.each([
    '',
    'seats eq',
    'eq 3',
    '(seats eq 3',
    'seats eq 3)',
    "subject eq 'open",
    'seats eq 3 seats',
    'startswith(subject)',
    'invented(subject)',
    'any(x: x eq 1)',
    'categories/any(: c eq 1)',
    'categories/any(c c eq 1)',
    'seats in 3',
    'seats in (seats)',
    'seats ; 3',
    `${'('.repeat(5000)}seats${')'.repeat(5000)}`,
    `${'not '.repeat(5000)}seats`,
  ])('that cannot be read is refused in words: %s', (filter) => {
    expect(() => parseFilter(filter)).toThrow(ODataSyntaxError);
  });

  test('names the properties it asks about', () => {
    const filter = parseFilter(
      "fields/Key eq 'a' and (contains(subject,'b') or not categories/any(c: c eq 'd'))",
    );
    expect(pathsOf(filter)).toEqual(['fields/Key', 'subject', 'categories']);
  });
});

const names = fc.stringMatching(/^[A-Z][a-z]{0,5}(\/[A-Z][a-z]{0,5})?$/);
const literals = fc
  .oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
  .map((value): Expression => ({ kind: 'literal', value }));
const paths = names.map((name): Expression => ({ kind: 'path', segments: name.split('/') }));
const comparisons = fc.constantFrom<Comparison>('eq', 'ne', 'lt', 'le', 'gt', 'ge');
const { tree } = fc.letrec<{ tree: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ kind: fc.constant('compare' as const), operator: comparisons, left: paths, right: literals }),
    fc.tuple(paths, fc.string()).map(
      ([path, text]): Expression => ({
        kind: 'call',
        name: 'startswith',
        arguments: [path, { kind: 'literal', value: text }],
      }),
    ),
  ),
  tree: fc.oneof(
    { maxDepth: 5 },
    tie('leaf'),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({ kind: fc.constant('not' as const), operand: tie('tree') }),
  ),
}));

const written = (expression: Expression): string => {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? `'${expression.value.replaceAll("'", "''")}'`
        : String(expression.value);
    case 'path':
      return expression.segments.join('/');
    case 'call':
      return `${expression.name}(${expression.arguments.map(written).join(', ')})`;
    case 'compare':
      return `${written(expression.left)} ${expression.operator} ${written(expression.right)}`;
    case 'and':
    case 'or':
      return `(${written(expression.left)}) ${expression.kind} (${written(expression.right)})`;
    case 'not':
      return `not (${written(expression.operand)})`;
    default:
      throw new Error(`not generated: ${expression.kind}`);
  }
};

describe('the filter parser', () => {
  test('reads back whatever is written', () => {
    fc.assert(
      fc.property(tree, (expression) => expect(parseFilter(written(expression))).toEqual(expression)),
    );
  });

  test('reads or refuses any text, and never falls over', () => {
    const words = fc.constantFrom(
      'eq',
      'and',
      'or',
      'not',
      '(',
      ')',
      ',',
      "'a'",
      'any(',
      'x:',
      'Key',
      '3',
      'null',
      'in',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          meets(event, parseFilter(text));
        } catch (error) {
          expect(error).toBeInstanceOf(ODataSyntaxError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('decides a comparison and its negation differently', () => {
    fc.assert(
      fc.property(tree, (expression) => {
        const negated: Expression = { kind: 'not', operand: expression };
        expect(meets(event, negated)).toBe(!meets(event, expression));
      }),
    );
  });
});
