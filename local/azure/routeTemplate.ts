/** Route templates of HTTP triggers: `api/events/{id}`, `tabs/{*path}`, `{year:int?}` (ASP.NET Core routing). */

type Segment =
  | { kind: 'literal'; text: string }
  | { kind: 'parameter'; name: string; constraint: 'int' | 'guid' | null; optional: boolean }
  | { kind: 'rest'; name: string };

export type RouteTemplate = { segments: readonly Segment[] };

const constraints = {
  int: /^-?\d+$/,
  guid: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
};

const readSegment = (text: string): Segment => {
  const braces = /^\{(\*{0,2})([^:?}]+)(?::(int|guid))?(\?)?\}$/.exec(text);
  if (!braces) {
    if (/[{}]/.test(text)) throw new Error(`This host does not read the route segment "${text}".`);
    return { kind: 'literal', text: text.toLowerCase() };
  }
  const [, stars, name = '', constraint, optional] = braces;
  if (stars) return { kind: 'rest', name };
  return {
    kind: 'parameter',
    name,
    constraint: constraint === 'int' || constraint === 'guid' ? constraint : null,
    optional: optional !== undefined,
  };
};

const split = (path: string): string[] => path.split('/').filter((part) => part !== '');

/** @throws on a template this host cannot read */
export const readTemplate = (template: string): RouteTemplate => ({
  segments: split(template).map(readSegment),
});

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** The parameters, or null when the path does not fit or is badly encoded. Literals ignore case. */
export const matchTemplate = ({ segments }: RouteTemplate, path: string): Record<string, string> | null => {
  const parts = split(path);
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === 'rest') {
      const rest = decode(parts.slice(index).join('/'));
      return rest === null ? null : { ...params, [segment.name]: rest };
    }
    const part = parts[index];
    if (part === undefined) {
      if (segment.kind === 'parameter' && segment.optional) continue;
      return null;
    }
    const value = decode(part);
    if (value === null) return null;
    if (segment.kind === 'literal') {
      if (value.toLowerCase() !== segment.text) return null;
    } else {
      if (segment.constraint && !constraints[segment.constraint].test(value)) return null;
      params[segment.name] = value;
    }
  }
  return parts.length > segments.length ? null : params;
};

const weight = (segment: Segment | undefined): number => {
  if (!segment) return 4;
  if (segment.kind === 'literal') return 0;
  if (segment.kind === 'rest') return 3;
  return segment.constraint ? 1 : 2;
};

/** Order in which templates are tried: the more exact first (literal, constrained, free, catch-all). */
export const compareTemplates = (one: RouteTemplate, other: RouteTemplate): number => {
  const length = Math.max(one.segments.length, other.segments.length);
  for (let index = 0; index < length; index += 1) {
    const difference = weight(one.segments[index]) - weight(other.segments[index]);
    if (difference !== 0) return difference;
  }
  return 0;
};
