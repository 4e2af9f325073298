/** The functions as they ship, registered once in this process; whose service an invocation gets is decided when it begins. */
import { registerHooks } from 'node:module';
import type { Principal } from '#core/people/person.ts';
import type { Service } from '#functions/service.ts';
import { httpRoutes } from '../../../local/azure/httpTrigger.ts';
import { triggerOf } from '../../../local/azure/invocation.ts';
import { type RegisteredFunction, registry } from '../../../local/azure/registry.ts';
import { matchTemplate } from '../../../local/azure/routeTemplate.ts';
import type { Instance } from './instance.ts';
import { running } from './instance.ts';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@azure/functions-core'
      ? { url: new URL('../../../local/azure/functionsCore.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

/** Services by the process that they belong to. */
export const services = new WeakMap<Instance, Service>();
/** Whoever brings this token is that person. */
export const principals = new Map<string, Principal>();

const currentService = async (): Promise<Service> => {
  const instance = running.getStore()?.instance;
  const service = instance && services.get(instance);
  if (!service) throw new Error('an invocation belongs to no process');
  return service;
};

const load = async (): Promise<RegisteredFunction[]> => {
  const { wire } = await import('#functions/wiring.ts');
  const { registerFunctions } = await import('#functions/routeTable.ts');
  registerFunctions(
    wire({
      service: currentService,
      site: { tabsFolder: '', teamsUrl: 'https://teams.microsoft.com', teamsAppId: 'simulated' },
      readToken: async (authorization) => {
        const principal = principals.get(authorization?.replace(/^Bearer /, '') ?? '');
        return principal ? { ok: true, principal } : { ok: false, refusal: 'missing' };
      },
    }),
  );
  registry.started = true;
  return [...registry.functions.values()];
};

const functions = await load();
const routes = httpRoutes(functions, '');

const ofTrigger = (type: string, property: string): { registered: RegisteredFunction; of: string }[] =>
  functions.flatMap((registered) => {
    const { binding } = triggerOf(registered);
    return binding.type === type ? [{ registered, of: String(binding[property]) }] : [];
  });

/** Each queue with its worker. */
export const workers = ofTrigger('queueTrigger', 'queueName');
/** Each timer with its schedule. */
export const timers = ofTrigger('timerTrigger', 'schedule');

export const findRoute = (method: string, path: string) =>
  routes
    .filter((route) => route.methods.includes(method))
    .flatMap((route) => {
      const params = matchTemplate(route.template, path);
      return params ? [{ registered: route.registered, params }] : [];
    })[0];
