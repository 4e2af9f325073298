/** Everything that one run is about: the service on its host, its storage, the local Microsoft 365, time, and a ledger. */
import { readFileSync } from 'node:fs';
import { placesInLane } from '#adapters/graph/lane.ts';
import { queueNames } from '#core/contract/queue.ts';
import { SharedPlaces } from '#core/sync/sharedPlaces.ts';
import { type Service, serviceOn } from '#functions/service.ts';
import { registry } from '../../../local/azure/registry.ts';
import { mailbox } from '../../../local/people.ts';
import { Chance } from '../chance.ts';
import { Ledger } from '../ledger.ts';
import { Schedule } from '../schedule.ts';
import { Counts } from '../tally.ts';
import { Trace } from '../trace.ts';
import { Host } from './host.ts';
import { type Instance, noTrials, type Trials } from './instance.ts';
import { openNetwork } from './network.ts';
import { SimulatedQueues } from './queues.ts';
import { createTables, openStorage, type Tables } from './storage.ts';
import { type AskGraph, askGraph, config, connect, openTenant } from './tenant.ts';

export const hostJson = readFileSync(new URL('../../../host.json', import.meta.url), 'utf8');
const events = `/users/${encodeURIComponent(mailbox)}/events`;

export type World = {
  seed: string;
  chance: Chance;
  schedule: Schedule;
  trace: Trace;
  counts: Counts;
  ledger: Ledger;
  tables: Tables;
  queues: SimulatedQueues;
  host: Host;
  control: ReturnType<typeof openTenant>['control'];
  graph: AskGraph;
  /** Where the lists and the calendar are, below `/v1.0`. */
  places: { eventList: string; bookingList: string; events: string };
  trials: Trials;
  /** A sentence that must not be true. Only the first few are kept. */
  violated(what: string): void;
  violations: string[];
  /** Lets time pass until the work is done. @throws when it takes longer than an hour of virtual time */
  waitFor<T>(work: Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const mostViolations = 5;
const hour = 3_600_000;

/** The real seal; its cryptography takes no virtual time. */
const sealed = (links: Service['links'], schedule: Schedule, instance: Instance): Service['links'] => ({
  async seal(claims, expiresAt) {
    const token = await schedule.outside(links.seal(claims, expiresAt));
    await instance.pause(0);
    return token;
  },
  async open(token) {
    const claims = await schedule.outside(links.open(token));
    await instance.pause(0);
    return claims;
  },
});

/** Nobody here has the app in Teams, so that editors are told by mail. */
const noChat = async () => ({ status: 'unreachable', reason: 'notInstalled' }) as const;
const noBot: Service['bot'] = {
  handle: async () => ({ status: 501 }),
  chat: { send: noChat, replace: noChat },
};

export const createWorld = async (seed: string, start: Date): Promise<World> => {
  const chance = new Chance(seed);
  const counts = new Counts();
  const schedule = new Schedule(start, chance.apart('schedule'));
  const trace = new Trace(() => schedule.now());
  const tables = createTables(schedule, seed);
  const queues = new SimulatedQueues(schedule, chance.apart('queues'), counts);
  const violations: string[] = [];
  let ids = 0;
  const local = openTenant({
    clock: { now: () => schedule.now(), sleep: (milliseconds) => schedule.sleep(milliseconds) },
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-9000-${String(ids).padStart(12, '0')}`;
    },
    webhookFetch: async (url, init) => {
      const type = new Headers(init.headers).get('content-type') ?? '';
      const reply = await host.call('POST', url, { body: String(init.body ?? ''), contentType: type });
      if (!reply) throw new TypeError('fetch failed');
      return new Response(reply.body, { status: reply.status, headers: reply.headers });
    },
  });

  const world: World = {
    seed,
    chance,
    schedule,
    trace,
    counts,
    ledger: new Ledger(),
    tables,
    queues,
    control: local.control,
    graph: askGraph(local),
    places: { eventList: '', bookingList: '', events },
    trials: noTrials,
    violations,
    violated(what) {
      trace.note(`VIOLATED: ${what}`);
      if (violations.length < mostViolations) violations.push(what);
    },
    async waitFor(work) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      done.catch(() => undefined);
      await schedule.runUntil(schedule.time + hour, () => isDone);
      if (!isDone) throw new Error('the simulation waits for something that does not come');
      return done;
    },
    close: () => local.close(),
    get host(): Host {
      return host;
    },
  };

  const pace = { now: () => schedule.now(), random: () => paceChance.next() };
  const paceChance = chance.apart('pace');
  const makeService = (instance: Instance): Service => {
    const storage = openStorage(tables, queues, schedule, instance);
    const sleep = (milliseconds: number) => instance.pause(milliseconds);
    const sharing = { store: storage.mailboxPlaces, clock: schedule, ids: storage.ids, sleep };
    const microsoft365 = connect({
      clock: schedule,
      pace: { ...pace, sleep },
      places: new SharedPlaces(sharing, placesInLane),
      fetch: openNetwork(
        {
          fetch: local.fetch,
          now: () => schedule.now().getTime(),
          trace,
          counts,
          violated: world.violated,
          leaves: (method, url, body) => world.ledger.noteRequest(method, url, body),
        },
        instance,
      ),
    });
    const service = serviceOn(config, { clock: schedule, sleep, storage, microsoft365 });
    return {
      ...service,
      links: sealed(service.links, schedule, instance),
      fetchFeed: async () => ({ state: 'unchanged' }),
      bot: noBot,
    };
  };
  const host = new Host(
    { schedule, chance: chance.apart('host'), trace, counts, trials: () => world.trials },
    {
      hostJson,
      queues,
      makeService,
      poisoned: (queue, text) => world.ledger.notePoisoned(queue, text),
      wentThrough: (queue, text) => world.ledger.noteWentThrough(queue, text),
    },
  );
  queues.sent = (queue, text) => {
    if (queue === queueNames.mails) world.ledger.noteMail(text);
  };
  registry.log = (level, message) => {
    if (level === 'error' || level === 'warning') trace.remark(`${level} ${message}`);
  };

  const setUp = connect({
    clock: schedule,
    fetch: local.fetch,
    pace: { ...pace, sleep: (ms) => schedule.sleep(ms) },
  });
  const lists = await world.waitFor(setUp.provision());
  const site = await world.waitFor(world.graph('service', 'GET', `/sites/${config.site}?$select=id`));
  world.places.eventList = `/sites/${String(site.body.id)}/lists/${lists.events}`;
  world.places.bookingList = `/sites/${String(site.body.id)}/lists/${lists.bookings}`;
  return world;
};
