/** The functions as they ship, registered anew for each process of the service: what one keeps in memory ends with it. */
import { registerHooks } from 'node:module';
import type { Principal } from '#core/people/person.ts';
import type { Service } from '#functions/service.ts';
import { httpRoutes } from '../../../local/azure/httpTrigger.ts';
import { triggerOf } from '../../../local/azure/invocation.ts';
import { type RegisteredFunction, registry } from '../../../local/azure/registry.ts';
import { matchTemplate } from '../../../local/azure/routeTemplate.ts';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@azure/functions-core'
      ? { url: new URL('../../../local/azure/functionsCore.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

const { wire } = await import('#functions/wiring.ts');
const { registerFunctions } = await import('#functions/routeTable.ts');

/** Whoever brings this token is that person. */
export const principals = new Map<string, Principal>();

type Triggered = { registered: RegisteredFunction; of: string };

export type Registered = {
  /** Each queue with its worker. */
  workers: readonly Triggered[];
  /** Each timer with its schedule. */
  timers: readonly Triggered[];
  findRoute(
    method: string,
    path: string,
  ): { registered: RegisteredFunction; params: Record<string, string> } | undefined;
};

export const register = (service: Service): Registered => {
  registry.functions.clear();
  registry.started = false;
  registerFunctions(
    wire({
      service: async () => service,
      site: { tabsFolder: '', teamsUrl: 'https://teams.microsoft.com', teamsAppId: 'simulated' },
      readToken: async (authorization) => {
        const principal = principals.get(authorization?.replace(/^Bearer /, '') ?? '');
        return principal ? { ok: true, principal } : { ok: false, refusal: 'missing' };
      },
    }),
  );
  registry.started = true;
  const functions = [...registry.functions.values()];
  const routes = httpRoutes(functions, '');
  const ofTrigger = (type: string, property: string): Triggered[] =>
    functions.flatMap((registered) => {
      const { binding } = triggerOf(registered);
      return binding.type === type ? [{ registered, of: String(binding[property]) }] : [];
    });
  return {
    workers: ofTrigger('queueTrigger', 'queueName'),
    timers: ofTrigger('timerTrigger', 'schedule'),
    findRoute: (method, path) =>
      routes
        .filter((route) => route.methods.includes(method))
        .flatMap((route) => {
          const params = matchTemplate(route.template, path);
          return params ? [{ registered: route.registered, params }] : [];
        })[0],
  };
};
