/** What the app has registered with this host: one per process, as in the real worker. */
import type { Callback, FunctionMetadata, Hook, ProgrammingModel } from './workerTypes.ts';

export type RegisteredFunction = { metadata: FunctionMetadata; callback: Callback };

type Registry = {
  functions: Map<string, RegisteredFunction>;
  hooks: Map<string, readonly Hook[]>;
  model: ProgrammingModel | null;
  /** Set once the entry file has run: registration is closed from then on. */
  started: boolean;
  log(level: string, message: string): void;
};

export const registry: Registry = {
  functions: new Map(),
  hooks: new Map(),
  model: null,
  started: false,
  log: (level, message) => console.log(`${new Date().toISOString()} ${level} ${message}`),
};
