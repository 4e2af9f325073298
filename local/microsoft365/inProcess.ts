/** The local Microsoft 365 without a network, for simulations: requests go in as to `fetch`, and time is the caller's. */
import { type Assembly, type AssemblyOptions, assemble } from './assemble.ts';

export type InProcessOptions = Omit<AssemblyOptions, 'url' | 'clientSecret' | 'stateFile'>;
export type InProcessMicrosoft365 = Pick<Assembly, 'control' | 'fetch' | 'reset' | 'close'> & {
  /** Origin that every address begins with. */
  url: string;
  clientSecret: string;
};

/** @param options with the signing keys of `keepSigningKeys(null)`, which are slow to make and may serve many */
export function createMicrosoft365InProcess(options: InProcessOptions): InProcessMicrosoft365 {
  const url = 'https://localhost';
  const clientSecret = 'in-process';
  const { control, fetch, reset, close } = assemble({ ...options, url, clientSecret });
  return { url, clientSecret, control, fetch, reset, close };
}
