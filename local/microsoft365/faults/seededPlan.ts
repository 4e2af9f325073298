/** A plan with every kind of fault, drawn from a seed: what a run of the simulation meets. */
import { draw } from '../seededDraw.ts';
import type { Fault, FaultPlan, FaultRule } from './fault.ts';

const pick = <T>(choices: readonly [T, ...T[]], chance: number): T =>
  choices[Math.floor(chance * choices.length)] ?? choices[0];

/** @param rate how many requests in all are struck, from 0 to 1 */
export const seededPlan = (seed: string, rate: number): FaultPlan => {
  const chance = (what: string) => draw(seed, 'plan', what);
  const faults: readonly Fault[] = [
    { kind: 'error', status: 429, retryAfterSeconds: 1 + Math.floor(chance('wait') * 20) },
    { kind: 'error', status: pick([500, 502, 503, 504], chance('error')) },
    { kind: 'errorAfterEffect', status: pick([500, 502, 503, 504], chance('error after effect')) },
    { kind: 'lostReply' },
    { kind: 'reset' },
    { kind: 'delay', milliseconds: 50 + Math.floor(chance('delay') * 5_000) },
    { kind: 'truncated' },
    { kind: 'duplicate' },
  ];
  // Some seeds are hard on one kind and spare another.
  const weights = faults.map(({ kind }, n) => 0.2 + chance(`weight ${n} ${kind}`));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const rules = faults.map((fault, n): FaultRule => {
    return { fault, probability: (rate * (weights[n] ?? 0)) / whole };
  });
  return { seed, rules };
};
