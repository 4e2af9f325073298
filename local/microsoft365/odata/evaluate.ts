/** Decides whether a resource, as JSON, meets a filter. */
import type { Comparison, Expression } from './expression.ts';

/**
 * Whether texts at a path are compared without regard to case. SharePoint and Outlook mostly do so, but the name of an
 * extended property is exact. The path is as written, `singleValueExtendedProperties/id` for `ep/id` inside `any`.
 */
export type IgnoresCase = (path: string) => boolean;
type Scope = Readonly<Record<string, { value: unknown; path: string }>>;
type Subject = { resource: unknown; scope: Scope; ignoresCase: IgnoresCase };
/** What an operand comes to; `path` when it came from a property. */
type Operand = { value: unknown; path: string | null };

/** Whether `resource` meets `filter`. An absent property is null. Texts are exact unless `ignoresCase` says otherwise. */
export function meets(
  resource: unknown,
  filter: Expression,
  ignoresCase: IgnoresCase = () => false,
): boolean {
  return holds(filter, { resource, scope: {}, ignoresCase });
}

/** The value at a path, such as `['start', 'dateTime']`; null where there is none. */
export function valueAt(resource: unknown, segments: readonly string[]): unknown {
  let value: unknown = resource;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return null;
    value = (value as Record<string, unknown>)[segment];
  }
  return value ?? null;
}

const holds = (expression: Expression, subject: Subject): boolean => {
  switch (expression.kind) {
    case 'and':
      return holds(expression.left, subject) && holds(expression.right, subject);
    case 'or':
      return holds(expression.left, subject) || holds(expression.right, subject);
    case 'not':
      return !holds(expression.operand, subject);
    case 'any':
    case 'all':
      return quantified(expression, subject);
    case 'compare': {
      const [left, right] = [operand(expression.left, subject), operand(expression.right, subject)];
      return compared(expression.operator, left, right, subject);
    }
    case 'in': {
      const left = operand(expression.left, subject);
      return expression.values.some(({ value }) => compared('eq', left, { value, path: null }, subject));
    }
    default:
      return operand(expression, subject).value === true;
  }
};

const quantified = (expression: Extract<Expression, { kind: 'any' | 'all' }>, subject: Subject): boolean => {
  const { value, path } = operand(expression.collection, subject);
  const members: unknown[] = Array.isArray(value) ? value : [];
  const { predicate, variable } = expression;
  if (predicate === null) return members.length > 0;
  const test = (member: unknown) =>
    holds(predicate, {
      ...subject,
      scope: { ...subject.scope, [variable]: { value: member, path: path ?? '' } },
    });
  return expression.kind === 'any' ? members.some(test) : members.every(test);
};

const operand = (expression: Expression, subject: Subject): Operand => {
  switch (expression.kind) {
    case 'literal':
      return { value: expression.value, path: null };
    case 'path': {
      const [first = '', ...rest] = expression.segments;
      const variable = Object.hasOwn(subject.scope, first) ? subject.scope[first] : undefined;
      if (!variable)
        return { value: valueAt(subject.resource, expression.segments), path: expression.segments.join('/') };
      return { value: valueAt(variable.value, rest), path: [variable.path, ...rest].join('/') };
    }
    case 'call':
      return called(expression, subject);
    default:
      return { value: holds(expression, subject), path: null };
  }
};

const called = (call: Extract<Expression, { kind: 'call' }>, subject: Subject): Operand => {
  const [first, second] = call.arguments.map((argument) => operand(argument, subject));
  const path = first?.path ?? null;
  if (typeof first?.value !== 'string') return { value: null, path };
  if (call.name === 'tolower') return { value: first.value.toLowerCase(), path };
  if (call.name === 'toupper') return { value: first.value.toUpperCase(), path };
  if (typeof second?.value !== 'string') return { value: false, path: null };
  const fold = path !== null && subject.ignoresCase(path);
  const [text, part] = [first.value, second.value].map((value) => (fold ? value.toLowerCase() : value));
  if (text === undefined || part === undefined) return { value: false, path: null };
  const tests = {
    startswith: () => text.startsWith(part),
    endswith: () => text.endsWith(part),
    contains: () => text.includes(part),
  };
  return { value: tests[call.name](), path: null };
};

const dateLike = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Milliseconds of an ISO date, without an offset taken as UTC; null for any other text. */
const instantOf = (text: string): number | null => {
  if (!dateLike.test(text)) return null;
  const [date = '', time = '00:00'] = text.split('T');
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}Z`;
  const instant = Date.parse(`${date}T${zoned.replace(/(\.\d{3})\d+/, '$1')}`);
  return Number.isNaN(instant) ? null : instant;
};

/** -1, 0, 1, or null where the two cannot be put in an order. Dates are compared as instants. */
export function order(left: unknown, right: unknown, ignoreCase = false): number | null {
  if (typeof left === 'string' && typeof right === 'string') {
    const [a, b] = [instantOf(left), instantOf(right)];
    if (a !== null && b !== null) return Math.sign(a - b);
    const [x, y] = ignoreCase ? [left.toLowerCase(), right.toLowerCase()] : [left, right];
    return x === y ? 0 : x < y ? -1 : 1;
  }
  if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return null;
}

const compared = (operator: Comparison, left: Operand, right: Operand, subject: Subject): boolean => {
  const path = left.path ?? right.path;
  const ignoreCase = path !== null && subject.ignoresCase(path);
  if (left.value === null || right.value === null) {
    const same = left.value === right.value;
    return operator === 'eq' ? same : operator === 'ne' ? !same : false;
  }
  const position = order(left.value, right.value, ignoreCase);
  if (position === null) return operator === 'ne';
  const answers: Record<Comparison, boolean> = {
    eq: position === 0,
    ne: position !== 0,
    lt: position < 0,
    le: position <= 0,
    gt: position > 0,
    ge: position >= 0,
  };
  return answers[operator];
};
