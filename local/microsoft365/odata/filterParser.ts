/** Reads a `$filter`: recursive descent over or, and, not, comparison, function, path; `and` binds tighter than `or`. */
import type { Comparison, Expression, FilterFunction, Literal, Path } from './expression.ts';
import { ODataSyntaxError } from './syntaxError.ts';
import { type Token, tokensOf } from './tokens.ts';

const comparisons: ReadonlySet<string> = new Set<Comparison>(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);
const isComparison = (word: string): word is Comparison => comparisons.has(word);
const functionArity: Readonly<Record<FilterFunction, number>> = {
  startswith: 2,
  endswith: 2,
  contains: 2,
  tolower: 1,
  toupper: 1,
};
const isFunction = (word: string): word is FilterFunction => Object.hasOwn(functionArity, word);
const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Deep enough for any client, shallow enough for the stack. */
const deepest = 100;

class FilterParser {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#next < this.#tokens.length) throw this.#unexpected();
    return expression;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Expression {
    if (!this.#takeWord('not')) return this.#comparison();
    return this.#deeper(() => ({ kind: 'not', operand: this.#not() }));
  }

  #comparison(): Expression {
    const left = this.#operand();
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'word') return left;
    const word = token.text.toLowerCase();
    if (isComparison(word)) {
      this.#next += 1;
      return { kind: 'compare', operator: word, left, right: this.#operand() };
    }
    if (word === 'in') {
      this.#next += 1;
      return { kind: 'in', left, values: this.#literalList() };
    }
    return left;
  }

  #operand(): Expression {
    if (this.#takeSign('(')) {
      const inner = this.#deeper(() => this.#or());
      this.#needSign(')');
      return inner;
    }
    const token = this.#take();
    if (token.kind === 'literal') return { kind: 'literal', value: token.value };
    if (token.kind === 'sign') throw this.#unexpected(-1);
    const constant = constants[token.text.toLowerCase()];
    if (constant !== undefined) return { kind: 'literal', value: constant };
    if (!this.#takeSign('(')) return { kind: 'path', segments: token.text.split('/') };
    return this.#deeper(() => this.#called(token.text));
  }

  #called(word: string): Expression {
    const name = word.toLowerCase();
    if (isFunction(name)) return this.#function(name);
    const segments = word.split('/');
    const quantifier = segments.pop()?.toLowerCase();
    if ((quantifier === 'any' || quantifier === 'all') && segments.length > 0) {
      return this.#quantified(quantifier, { kind: 'path', segments });
    }
    throw new ODataSyntaxError(`An unknown function with name '${word}' was found in '${this.#text}'.`);
  }

  #function(name: FilterFunction): Expression {
    const operands = [this.#or()];
    while (this.#takeSign(',')) operands.push(this.#or());
    this.#needSign(')');
    if (operands.length !== functionArity[name]) {
      throw new ODataSyntaxError(
        `No function signature for the function with name '${name}' matches the arguments in '${this.#text}'.`,
      );
    }
    return { kind: 'call', name, arguments: operands };
  }

  #quantified(kind: 'any' | 'all', collection: Path): Expression {
    if (kind === 'any' && this.#takeSign(')')) return { kind, collection, variable: '', predicate: null };
    const variable = this.#take();
    if (variable.kind !== 'word') throw this.#unexpected(-1);
    this.#needSign(':');
    const predicate = this.#or();
    this.#needSign(')');
    return { kind, collection, variable: variable.text, predicate };
  }

  #literalList(): Literal[] {
    this.#needSign('(');
    const values: Literal[] = [];
    do {
      const value = this.#operand();
      if (value.kind !== 'literal') throw this.#unexpected(-1);
      values.push(value);
    } while (this.#takeSign(','));
    this.#needSign(')');
    return values;
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > deepest) throw new ODataSyntaxError('The filter is nested too deeply.');
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #take(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw this.#unexpected();
    this.#next += 1;
    return token;
  }

  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  #takeSign(sign: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#next += 1;
    return true;
  }

  #needSign(sign: string): void {
    if (!this.#takeSign(sign)) throw this.#unexpected();
  }

  #unexpected(offset = 0): ODataSyntaxError {
    const at = this.#tokens[this.#next + offset]?.at ?? this.#text.length;
    return new ODataSyntaxError(`Syntax error at position ${at} in '${this.#text}'.`);
  }
}

/** @throws ODataSyntaxError */
export const parseFilter = (text: string): Expression => new FilterParser(text).whole();
