/** Joins handlers to triggers: hands the service to each handler, and gives each its door. */
import {
  app,
  type HttpHandler,
  type HttpMethod,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import { type QueueName, queueNames } from '#core/contract/queue.ts';
import type { Result } from '#core/errors.ts';
import { instantOf } from '#core/time/zones.ts';
import { describeError } from './http/describeError.ts';
import {
  type Call,
  openDoor,
  pageDoor,
  type ReadToken,
  type SignedInCall,
  signedInDoor,
} from './http/door.ts';
import { createRoleMemory } from './http/provenRoles.ts';
import { createMemory } from './http/whomWeMet.ts';
import { sorryPage } from './public/routes.ts';
import { attempt } from './queues/attempt.ts';
import type { Service, Site } from './service.ts';

/** A handler that is still to be given the service. */
type Made<C, R> = (service: Service) => (call: C) => Promise<R>;
type Worker = (service: Service) => (message: unknown, report: (sentence: string) => void) => Promise<void>;
type Chore = (service: Service, report: (sentence: string) => void) => Promise<unknown>;

/** What handlers are joined to. */
export type Parts = {
  /** @throws when the service cannot be had just now; the next call asks again */
  service(): Promise<Service>;
  site: Site;
  readToken: ReadToken;
};

/** What the route table is written with. */
export type Wiring = ReturnType<typeof wire>;

export const wire = ({ service, site, readToken }: Parts) => {
  const given =
    <C, R>(make: Made<C, R>) =>
    async (call: C): Promise<R> =>
      make(await service())(call);
  const signedIn = signedInDoor(readToken);
  const remember = createMemory();
  const rememberRoles = createRoleMemory();

  /** Logged once, without personal data; then the host counts the failure and tries again. */
  const logged = async (context: InvocationContext, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      context.error(describeError(error));
      throw new Error(`${context.functionName} failed; its log says why`);
    }
  };

  const onQueue = (
    name: string,
    queueName: string,
    work: (message: unknown, context: InvocationContext) => Promise<void>,
  ): void =>
    app.storageQueue(name, {
      queueName,
      connection: 'STORAGE_CONNECTION_STRING',
      handler: (message, context) => logged(context, () => work(message, context)),
    });

  return {
    http: (name: string, method: HttpMethod, route: string, handler: HttpHandler): void =>
      app.http(name, { methods: [method], route, authLevel: 'anonymous', handler }),
    /** A queue of work: why a message failed is kept from the first time on. */
    queue: (queue: QueueName, worker: Worker): void =>
      onQueue(queue, queueNames[queue], async (message, context) => {
        const made = await service();
        const report = (sentence: string) => context.log(sentence);
        const tries = Number(context.triggerMetadata?.dequeueCount ?? 1);
        await attempt(made, { queue, message, tries, report }, () => worker(made)(message, report));
      }),
    /** What failed there as often as it may. */
    poisoned: (name: string, queue: QueueName, worker: Worker): void =>
      onQueue(name, `${queueNames[queue]}-poison`, async (message, context) =>
        worker(await service())(message, (sentence) => context.log(sentence)),
      ),
    timer: (name: string, schedule: string, chore: Chore): void =>
      app.timer(name, {
        schedule,
        handler: (_timer, context) =>
          logged(context, async () => chore(await service(), (sentence) => context.log(sentence))),
      }),

    /** Nobody is asked who they are. */
    open: (make: Made<Call, HttpResponseInit>): HttpHandler => openDoor(given(make)),
    /** The same, answering people: even the unexpected is a page. */
    page: (make: Made<Call, HttpResponseInit>): HttpHandler => pageDoor(given(make), sorryPage),
    /** The same for what stands in files and settings: nothing is waited for. */
    still: (make: (site: Site) => (call: Call) => Promise<HttpResponseInit>): HttpHandler =>
      pageDoor(make(site), sorryPage),
    /** A person with a token of ours from Teams. */
    member: (make: Made<SignedInCall, Result<HttpResponseInit>>): HttpHandler =>
      signedIn(async (call) => {
        const made = await service();
        await remember(call.principal, made.people);
        await rememberRoles(call.principal, made.roleProofs, instantOf(made.clock.now()));
        return make(made)(call);
      }),
    /** The same, without writing them down: who is being erased is not known again by looking at how far it is. */
    unmet: (make: Made<SignedInCall, Result<HttpResponseInit>>): HttpHandler => signedIn(given(make)),
    /** The same, or the import tool. The use case asks for the role. */
    editor: (make: Made<SignedInCall, Result<HttpResponseInit>>): HttpHandler =>
      signedIn(given(make), { importer: true }),
  };
};
