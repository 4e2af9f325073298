/** Asks the other thread: ports whose every call is a message there and one back. */
import { Worker } from 'node:worker_threads';

export type Asked = { id: number; port: string; method: string; given: unknown[] };
export type Told = { id: number; value?: unknown; error?: string };

export const openLink = () => {
  const worker = new Worker(new URL('./other.ts', import.meta.url));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let count = 0;
  worker.on('message', ({ id, value, error }: Told) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  const ask = (port: string, method: string, given: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      worker.postMessage({ id: count, port, method, given } satisfies Asked);
    });
  /** A port of the other thread. @throws what fails there, as text */
  const portTo = <Port extends object>(name: string): Port =>
    new Proxy({} as Port, {
      get:
        (_, method) =>
        (...given: unknown[]) =>
          ask(name, String(method), given),
    });
  return { portTo, close: () => worker.terminate() };
};
