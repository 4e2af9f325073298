/**
 * What the service holds in memory while it synchronises 5,000 and 20,000 events. Storage and the local Microsoft 365 live
 * in a thread of their own, so that only the service's own heap is measured: after forced collections, at every tenth
 * request, with what that request brought still in hand.
 */
import { openMicrosoft365 } from '#adapters/graph/openMicrosoft365.ts';
import { applyImport } from '#core/events/applyImport.ts';
import { previewImport } from '#core/events/previewImport.ts';
import { instantOf } from '#core/time/zones.ts';
import { takeChanges } from '#functions/queues/changes.ts';
import { project } from '#functions/queues/project.ts';
import { reconcileEverySide } from '#functions/timers/reconcile.ts';
import { aPrincipal } from '../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../tests/doubles/inMemoryDeps.ts';
import { config } from '../tests/simulation/world/tenant.ts';
import { openLink } from './memory/link.ts';
import { liveMegabytes } from './memory/liveHeap.ts';
import type { Row } from './run.ts';
import { programme, readProgramme } from './sync/programme.ts';

type Other = {
  token(): Promise<string>;
  fetch(
    url: string,
    init: RequestInit,
  ): Promise<{ status: number; headers: [string, string][]; text: string }>;
};
type Queue = { take(): Promise<{ kind: 'event'; eventId: string }[] | null> };

const stored = [
  'events',
  'imports',
  'bookings',
  'audit',
  'outbox',
  'projections',
  'desk',
  'cursors',
  'readings',
  'drifts',
  'pauses',
] as const;
const requestsBetween = 10;
const quietly = (): void => undefined;

const openService = async () => {
  const { portTo, close } = openLink();
  const other = portTo<Other>('microsoft365');
  const token = await other.token();
  const seen = { peak: 0, requests: 0 };
  const look = (): void => {
    seen.peak = Math.max(seen.peak, liveMegabytes());
  };
  const { provision, ...microsoft365 } = openMicrosoft365({
    ...config,
    token: async () => token,
    fetch: async (input, init) => {
      const { method = 'GET', headers = {}, body = null } = init ?? {};
      const plain = { method, headers: { ...(headers as Record<string, string>) }, body };
      const { status, headers: answered, text } = await other.fetch(String(input), plain);
      seen.requests += 1;
      if (seen.requests % requestsBetween === 0) look();
      return new Response(text === '' ? null : text, { status, headers: answered });
    },
  });
  const ports = Object.fromEntries(stored.map((name) => [name, portTo(name)])) as unknown as Pick<
    InMemoryDeps,
    (typeof stored)[number]
  >;
  const deps = {
    ...inMemoryDeps(ports),
    ...microsoft365,
    projectLater: async () => undefined,
    readChangesSoon: async () => undefined,
    tellLater: async () => undefined,
  };
  await provision();
  const queue = portTo<Queue>('queue');
  /** Megabytes that the work held at most, over what was held before it. */
  const heldBy = async (work: () => Promise<unknown>): Promise<number> => {
    deps.clock.advance(10);
    const before = liveMegabytes();
    seen.peak = before;
    await work();
    look();
    return Number((seen.peak - before).toFixed(1));
  };
  return { deps, queue, look, heldBy, close };
};

const measureSize = async (events: number): Promise<Row[]> => {
  const { deps, queue, look, heldBy, close } = await openService();
  const importing = async (): Promise<void> => {
    const bytes = programme(events);
    const reading = readProgramme(bytes, instantOf(deps.clock.now()));
    const principal = aPrincipal('editor', { roles: ['editor'] });
    const drafted = await previewImport(deps, {
      principal,
      fileName: 'programme.csv',
      file: bytes,
      reading: { ok: true, value: reading },
    });
    look();
    if (!drafted.ok) throw new Error(drafted.failure.message);
    await applyImport(deps, drafted.value.run.id, { ok: true, value: reading });
    look();
  };
  const sending = async (): Promise<void> => {
    for (let subjects = await queue.take(); subjects; subjects = await queue.take())
      await project(deps)({ v: 1, subjects }, quietly);
  };
  const readingBack = async (): Promise<void> => {
    for (const source of ['list', 'calendar'] as const)
      for (let pages = events / 200; pages > 0; pages -= 25)
        await takeChanges(deps)({ v: 1, source }, quietly);
  };
  try {
    return [
      { events, what: 'import: plan and truth', heldMegabytes: await heldBy(importing) },
      { events, what: 'first sync: sending', heldMegabytes: await heldBy(sending) },
      { events, what: 'first sync: reading back', heldMegabytes: await heldBy(readingBack) },
      {
        events,
        what: 'full reconciliation',
        heldMegabytes: await heldBy(() => reconcileEverySide(deps)),
      },
    ];
  } finally {
    await close();
  }
};

export const measure = async (): Promise<Row[]> => [
  ...(await measureSize(5_000)),
  ...(await measureSize(20_000)),
];
