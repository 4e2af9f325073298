/**
 * Stands in for `@azure/functions-core`, the module that the Azure Functions worker builds in and that
 * `@azure/functions` asks for when it registers a function. Same names, same behaviour, as far as the library uses it.
 */
import { registry } from './registry.ts';
import type { Callback, FunctionMetadata, Hook, ProgrammingModel } from './workerTypes.ts';

export const version = '3.13.0';
export const hostVersion = '4.1040.0';

/** Something that can be taken back. */
export class Disposable {
  readonly #onDispose: () => unknown;

  static from(...disposables: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const disposable of disposables) disposable.dispose();
    });
  }

  constructor(onDispose: () => unknown) {
    this.#onDispose = onDispose;
  }

  dispose(): unknown {
    return this.#onDispose();
  }
}

/** @throws when the name is taken or the app has already started, as the worker does */
export const registerFunction = (metadata: FunctionMetadata, callback: Callback): Disposable => {
  if (registry.started)
    throw new Error(
      'A function can only be registered during app startup. Register it at the top of the entry file.',
    );
  if (registry.functions.has(metadata.name))
    throw new Error(`A function named "${metadata.name}" is already registered; names must be unique.`);
  registry.functions.set(metadata.name, { metadata, callback });
  return new Disposable(() => registry.functions.delete(metadata.name));
};

export const registerHook = (name: string, callback: Hook): Disposable => {
  const hooks = registry.hooks.get(name) ?? [];
  registry.hooks.set(name, [...hooks, callback]);
  return new Disposable(() => {
    registry.hooks.set(
      name,
      (registry.hooks.get(name) ?? []).filter((hook) => hook !== callback),
    );
  });
};

export const setProgrammingModel = (model: ProgrammingModel): void => {
  registry.model = model;
};

export const getProgrammingModel = (): ProgrammingModel | null => registry.model;

export const log = (level: string, _category: string, message: string): void => registry.log(level, message);
