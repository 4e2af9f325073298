/** Reads the system query options of a request: `$filter`, `$select`, `$expand`, `$orderby`, `$top`, `$skip`, `$count`. */
import type { Expression } from './expression.ts';
import { parseFilter } from './filterParser.ts';
import { ODataSyntaxError } from './syntaxError.ts';

export type Ordering = { path: readonly string[]; descending: boolean };
type Expansion = { property: string; options: QueryOptions };

/** null means not given. */
export type QueryOptions = {
  filter: Expression | null;
  /** Property names; nested ones as `start/dateTime`. */
  select: readonly string[] | null;
  expand: readonly Expansion[];
  orderBy: readonly Ordering[];
  top: number | null;
  skip: number | null;
  count: boolean;
  /** The opaque position that a next link carries. */
  skipToken: string | null;
};

/** Cuts at a separator that stands outside texts and brackets. */
function splitOutside(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let [depth, quoted, start] = [0, false, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (depth !== 0 || quoted) throw new ODataSyntaxError(`Brackets or quotes are not balanced in '${text}'.`);
  return [...parts, text.slice(start)].map((part) => part.trim());
}

const propertyPath = /^[\w@.]+(\/[\w@.]+)*$/;

const readSelect = (text: string): string[] =>
  splitOutside(text, ',').map((name) => {
    if (name !== '*' && !propertyPath.test(name)) {
      throw new ODataSyntaxError(`Parsing OData Select and Expand failed: '${name}' is not a property.`);
    }
    return name;
  });

const readOrderBy = (text: string): Ordering[] =>
  splitOutside(text, ',').map((part) => {
    const match = /^([\w@.]+(?:\/[\w@.]+)*)(?:\s+(asc|desc))?$/i.exec(part);
    if (!match?.[1]) throw new ODataSyntaxError(`Syntax error in $orderby '${part}'.`);
    return { path: match[1].split('/'), descending: match[2]?.toLowerCase() === 'desc' };
  });

/** `fields($select=A,B;$expand=C)`; the `$` may be left out, as SharePoint's own examples do. */
const readExpand = (text: string): Expansion[] =>
  splitOutside(text, ',').map((part) => {
    const match = /^([\w.]+)(?:\((.*)\))?$/s.exec(part);
    if (!match?.[1]) throw new ODataSyntaxError(`Parsing OData Select and Expand failed at '${part}'.`);
    const options = new URLSearchParams();
    for (const option of match[2] === undefined ? [] : splitOutside(match[2], ';')) {
      const cut = option.indexOf('=');
      if (cut < 1) throw new ODataSyntaxError(`Parsing OData Select and Expand failed at '${option}'.`);
      options.append(option.slice(0, cut).trim(), option.slice(cut + 1).trim());
    }
    return { property: match[1], options: readQueryOptions(options) };
  });

const readCount = (name: string, text: string | null): number | null => {
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text))
    throw new ODataSyntaxError(
      `Invalid value '${text}' for ${name}: a whole number of 0 or more is expected.`,
    );
  return Number(text);
};

/** @throws ODataSyntaxError; the pipeline answers 400 */
export function readQueryOptions(query: URLSearchParams): QueryOptions {
  const option = (name: string): string | null => query.get(`$${name}`) ?? query.get(name);
  const [filter, select, expand, orderBy] = [
    option('filter'),
    option('select'),
    option('expand'),
    option('orderby'),
  ];
  return {
    filter: filter === null ? null : parseFilter(filter),
    select: select === null ? null : readSelect(select),
    expand: expand === null ? [] : readExpand(expand),
    orderBy: orderBy === null ? [] : readOrderBy(orderBy),
    top: readCount('$top', option('top')),
    skip: readCount('$skip', option('skip')),
    count: option('count')?.toLowerCase() === 'true',
    skipToken: option('skiptoken'),
  };
}
