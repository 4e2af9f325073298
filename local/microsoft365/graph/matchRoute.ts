/** Finds the operation that a method and a path name, in Microsoft's path notation. */
import type { Route } from './route.ts';

export type Match = { route: Route; params: Record<string, string> };
type Compiled = { route: Route; pattern: RegExp; names: string[] };

/** One segment, but never a call of a function: `/users/delta` asks for changes, not for somebody called delta. */
const parameter = '((?!delta(?:/|$))[^/()]+?)';

/** `{user-id}` takes one segment; `delta()` may be called `delta`; `delta(token='{token}')` takes what stands in the quotes. */
const compile = (route: Route): Compiled => {
  const names: string[] = [];
  const pattern = route.path
    .replace(/[.$^*+?()[\]|\\]/g, '\\$&')
    .replace(/\\\(\\\)$/, '(?:\\(\\))?')
    .replace(/\{([^}]+)\}/g, (_whole, name: string) => {
      names.push(name);
      return parameter;
    });
  return { route, pattern: new RegExp(`^${pattern}/?$`, 'i'), names };
};

/** Paths without parameters come before those with: `/sites/root` before `/sites/{site-id}`. */
const bySpecificity = (a: Compiled, b: Compiled): number => a.names.length - b.names.length;

/**
 * A site may be addressed by where it stands, `/sites/{host}:/{path}` with `:/…` to go on from there (Microsoft Graph
 * documentation, "Get a site by server-relative path"). Gathers such an address into one segment.
 */
const gatherSitePath = (path: string): string => {
  const match = /^(\/sites\/)([^/:]+):\/([^:]+?)\/?(?::(\/.*)?)?$/.exec(path);
  if (!match) return path;
  const [, start = '', host = '', sitePath = '', rest = ''] = match;
  return `${start}${host}:${encodeURIComponent(`/${sitePath}`)}${rest}`;
};

export type Matcher = (method: string, path: string) => Match | null;

/** @returns a function from method and path (still percent-encoded, below `/v1.0`) to the operation, or null */
export function createMatcher(routes: readonly Route[]): Matcher {
  const compiled = routes.map(compile).toSorted(bySpecificity);
  return (method, rawPath) => {
    const path = gatherSitePath(rawPath);
    for (const { route, pattern, names } of compiled) {
      if (route.method !== method) continue;
      const values = pattern.exec(path)?.slice(1);
      if (!values) continue;
      return { route, params: Object.fromEntries(names.map((name, n) => [name, decode(values[n] ?? '')])) };
    }
    return null;
  };
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // A stray percent sign names nothing; the operation answers 404.
  }
};
