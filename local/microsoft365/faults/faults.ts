/** Decides which requests are struck, and keeps count. The same seed and the same requests meet the same faults. */
import type { z } from 'zod';
import { draw } from '../seededDraw.ts';
import { type Fault, type FaultPlan, faultPlanSchema } from './fault.ts';

/** A fault as it happened. */
export type InjectedFault = { name: string; kind: Fault['kind']; method: string; path: string };

type Rule = z.output<typeof faultPlanSchema>['rules'][number];
type Armed = { rule: Rule; pattern: RegExp | null; matched: number; struck: number };

const patternOf = (path: string): RegExp => {
  const source = path
    .split('**')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i');
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A stray percent sign is matched as it stands.
  }
};

const nameOf = ({ name, fault }: Rule): string => name ?? fault.kind;

export class Faults {
  #seed = '';
  #armed: Armed[] = [];
  readonly #byRequest = new Map<string, InjectedFault[]>();

  /** Takes the place of what was planned before; counts begin at nothing. @throws ZodError */
  plan(plan: FaultPlan): void {
    const { seed, rules } = faultPlanSchema.parse(plan);
    this.#seed = seed;
    this.#armed = rules.map((rule) => {
      return { rule, pattern: rule.path === undefined ? null : patternOf(rule.path), matched: 0, struck: 0 };
    });
    this.#byRequest.clear();
  }

  /** What befalls this request. Every rule counts it, whichever strikes. @param path with its leading slash, encoded or not */
  strike(requestId: string, method: string, path: string): Fault | null {
    if (this.#armed.length === 0) return null;
    const readable = decoded(path);
    const matching = this.#armed.filter(
      ({ rule, pattern }) =>
        (rule.method === undefined || rule.method === method) && (pattern === null || pattern.test(readable)),
    );
    for (const armed of matching) armed.matched += 1;
    const striking = matching.find((armed) => this.#strikes(armed));
    if (!striking) return null;
    striking.struck += 1;
    const { rule } = striking;
    const injected = { name: nameOf(rule), kind: rule.fault.kind, method, path: readable };
    this.#byRequest.set(requestId, [...(this.#byRequest.get(requestId) ?? []), injected]);
    return rule.fault;
  }

  #strikes(armed: Armed): boolean {
    const { nth, times, probability } = armed.rule;
    if (nth !== undefined && armed.matched !== nth) return false;
    if (times !== undefined && armed.struck >= times) return false;
    return draw(this.#seed, this.#armed.indexOf(armed), armed.matched) < probability;
  }

  /** What befell a request and the parts of it, once. */
  take(requestId: string): InjectedFault[] {
    const injected = this.#byRequest.get(requestId) ?? [];
    this.#byRequest.delete(requestId);
    return injected;
  }

  /** The plan with what came of it. */
  report() {
    return {
      seed: this.#seed,
      injected: this.#armed.reduce((sum, { struck }) => sum + struck, 0),
      rules: this.#armed.map(({ rule, matched, struck }) => ({
        ...rule,
        name: nameOf(rule),
        matched,
        struck,
      })),
    };
  }
}
