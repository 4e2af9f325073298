/** The coverage table: which Graph operations are supported, partial or absent here. */
import { batchOperation } from './graph/graph.ts';
import { routes } from './graph/routes.ts';
import { graphOperations } from './graphOperations.ts';

export type CoverageRow = {
  method: string;
  path: string;
  state: 'supported' | 'partial' | 'absent';
  /** What a partial one has or lacks. */
  remark: string | null;
};

const built = (): CoverageRow[] =>
  [...routes, batchOperation].map(({ method, path, coverage: state }) =>
    state === 'supported'
      ? { method, path, state, remark: null }
      : { method, path, state: 'partial', remark: state.partial },
  );

/** What is built, then what is known and absent, by path. */
export function coverage(): CoverageRow[] {
  const rows = built();
  const known = new Set(rows.map(operationKey));
  const absent = graphOperations
    .filter((operation) => !known.has(operationKey(operation)))
    .map(({ method, path }): CoverageRow => ({ method, path, state: 'absent', remark: null }));
  const byPath = (a: CoverageRow, b: CoverageRow) =>
    a.path.localeCompare(b.path) || a.method.localeCompare(b.method);
  return [...rows.sort(byPath), ...absent.sort(byPath)];
}

/** The same operation whatever its parameters are called: `GET /users/{}/events`. */
export const operationKey = ({ method, path }: Pick<CoverageRow, 'method' | 'path'>): string =>
  `${method} ${path.replace(/\{[^}]+\}/g, '{}').replace(/\(\)$/, '')}`;
