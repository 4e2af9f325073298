/** The tree of a `$filter` expression (OData 4.01 URL conventions, the part of it that Graph uses). */

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type FilterFunction = 'startswith' | 'endswith' | 'contains' | 'tolower' | 'toupper';

export type Literal = { kind: 'literal'; value: string | number | boolean | null };
/** `fields/Title` → `['fields', 'Title']`; inside `any(x: x/id …)` the first segment may be the variable. */
export type Path = { kind: 'path'; segments: readonly string[] };
type Call = { kind: 'call'; name: FilterFunction; arguments: readonly Expression[] };

export type Expression =
  | Literal
  | Path
  | Call
  | { kind: 'compare'; operator: Comparison; left: Expression; right: Expression }
  | { kind: 'in'; left: Expression; values: readonly Literal[] }
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'not'; operand: Expression }
  | {
      kind: 'any' | 'all';
      collection: Path;
      variable: string;
      /** null: `any()` without a condition, true when the collection has members. */
      predicate: Expression | null;
    };

/** Every property path named, in order, as `fields/Title`; variables of `any` and `all` stand for their collection. */
export function pathsOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'path':
      return [expression.segments.join('/')];
    case 'call':
      return expression.arguments.flatMap(pathsOf);
    case 'compare':
    case 'and':
    case 'or':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'in':
      return pathsOf(expression.left);
    case 'not':
      return pathsOf(expression.operand);
    case 'any':
    case 'all':
      return pathsOf(expression.collection);
  }
}
