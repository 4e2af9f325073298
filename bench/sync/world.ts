/**
 * The service's workers and timers in one process with the local Microsoft 365, under a clock that goes on when nobody
 * has anything left to do: real adapters, use cases and limits; storage and queues in memory.
 */
import { bookPlace } from '#core/bookings/bookPlace.ts';
import { changesMessageSchema } from '#core/contract/queue.ts';
import { applyImport } from '#core/events/applyImport.ts';
import { previewImport } from '#core/events/previewImport.ts';
import type { ChangeSource } from '#core/sync/inbound/ports.ts';
import { OneProcess } from '#core/sync/oneProcess.ts';
import type { Subject } from '#core/sync/ports.ts';
import { sweepOutbox } from '#core/sync/sweepOutbox.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import { instantOf } from '#core/time/zones.ts';
import { takeChanges } from '#functions/queues/changes.ts';
import { project } from '#functions/queues/project.ts';
import { takeTurn } from '#functions/queues/turns.ts';
import { readEverySource } from '#functions/timers/following.ts';
import { reconcileEverySide } from '#functions/timers/reconcile.ts';
import type { SettingsChanges } from '../../local/microsoft365/settings.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { InMemoryOutbox } from '../../tests/doubles/outbox.ts';
import { Chance } from '../../tests/simulation/chance.ts';
import { Schedule } from '../../tests/simulation/schedule.ts';
import { connect, openTenant } from '../../tests/simulation/world/tenant.ts';
import { countTraffic } from './graphTraffic.ts';
import { readProgramme } from './programme.ts';
import { Workers } from './workers.ts';

const start = new Date('2026-11-23T09:00:00Z');
const minute = 60_000;
const day = 86_400_000;
const quietly = (): void => undefined;

/** An outbox whose messages go to workers at once. */
class WiredOutbox extends InMemoryOutbox {
  wake: (subjects: readonly Subject[], urgency: Urgency) => void = quietly;

  override async publish(subjects: readonly Subject[], urgency: Urgency = 'now'): Promise<void> {
    await super.publish(subjects, urgency);
    for (const message of this.published.splice(0)) this.wake(message, urgency);
    this.inTurn.clear();
  }
}

export const openWorld = async (settings: SettingsChanges) => {
  const chance = new Chance('bench');
  const schedule = new Schedule(start, chance.apart('schedule'));
  const clock = { now: () => schedule.now(), sleep: (time: number) => schedule.sleep(time) };
  const local = openTenant({ clock, settings });
  const traffic = countTraffic(local.fetch);
  const { provision, ...microsoft365 } = connect({
    clock: schedule,
    pace: { ...clock, random: () => 0 },
    fetch: traffic.fetch,
  });
  const outbox = new WiredOutbox(schedule);
  const ports = inMemoryDeps({ clock: schedule, outbox });
  const deps = {
    ...ports,
    ...microsoft365,
    turnTaking: new OneProcess(ports.leases, 'turns'),
    projectLater: async (
      subjects: readonly Subject[],
      afterSeconds: number,
      urgency: Urgency = 'now',
    ): Promise<void> => projecting[urgency].send(subjects, afterSeconds),
    tellLater: async (): Promise<void> => undefined,
    readChangesSoon: async (source: ChangeSource, afterSeconds: number): Promise<void> =>
      reading.send(source, afterSeconds),
  };
  deps.workQueues.waiting = async (queue) => (queue === 'turns' ? projecting.inTurn.size : 0);
  const tellLater = async (): Promise<void> => undefined;
  const [work, turn] = [project(deps), takeTurn(deps)];
  const projecting: Record<Urgency, Workers<readonly Subject[]>> = {
    now: new Workers(schedule, (subjects) => work({ v: 1, subjects }, quietly)),
    inTurn: new Workers(schedule, (subjects) => turn({ v: 1, subjects }, quietly)),
  };
  const reading = new Workers<ChangeSource>(schedule, (source) =>
    takeChanges({ ...deps, tellLater })(changesMessageSchema.parse({ v: 1, source }), quietly),
  );
  outbox.wake = (subjects, urgency) => projecting[urgency].send(subjects);
  const isQuiet = (): boolean => outbox.standing.size + projecting.now.size + projecting.inTurn.size === 0;

  /** Lets time pass until the work is done. */
  const passing = async <Done>(work: Promise<Done>): Promise<Done> => {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    await schedule.runUntil(schedule.time + day, () => isDone);
    return done;
  };

  /** Timers that go off every minute, until everything has gone out. Then what people changed is read once more. */
  const untilQuiet = async (): Promise<void> => {
    while (!isQuiet()) {
      await schedule.runUntil(schedule.time + minute, isQuiet);
      if (isQuiet()) break;
      await sweepOutbox(deps);
      await readEverySource(deps);
    }
  };
  const read = async (): Promise<void> => {
    await readEverySource(deps);
    await schedule.runUntil(schedule.time + day, () => reading.size === 0);
  };

  /** Imports the programme and lets everything go out. @returns virtual seconds */
  const importing = async (bytes: Uint8Array): Promise<number> => {
    const reading = readProgramme(bytes, instantOf(schedule.now()));
    const drafted = await previewImport(deps, {
      principal: aPrincipal('editor', { roles: ['editor'] }),
      fileName: 'programme.csv',
      file: bytes,
      reading: { ok: true, value: reading },
    });
    if (!drafted.ok) throw new Error(drafted.failure.message);
    const began = schedule.time;
    const applied = await applyImport(deps, drafted.value.run.id, { ok: true, value: reading });
    if (!applied.ok || applied.value.state !== 'applied') throw new Error('the import was not applied');
    await untilQuiet();
    return (schedule.time - began) / 1000;
  };

  /** Somebody books the event that would come last, so many seconds from now. @returns seconds until all have it */
  const bookingLast = async (afterSeconds: number): Promise<number> => {
    await clock.sleep(afterSeconds * 1000);
    const [last] = deps.events.all().sort((a, b) => (a.id < b.id ? 1 : -1));
    if (!last) throw new Error('there is nothing to book');
    const began = schedule.time;
    const booked = await bookPlace(deps, { principal: aPrincipal('head'), eventId: last.id });
    if (!booked.ok) throw new Error(booked.failure.message);
    while ((await outbox.marks([{ kind: 'bookings', eventId: last.id }])).length > 0) await clock.sleep(100);
    return (schedule.time - began) / 1000;
  };

  await passing(provision());
  traffic.taken();
  return {
    deps,
    schedule,
    traffic,
    importing,
    bookingLast,
    read,
    reconcile: () => passing(reconcileEverySide(deps)),
    wait: (milliseconds: number) => schedule.runUntil(schedule.time + milliseconds),
    refusals: () => local.control.state().refusals,
    close: () => local.close(),
  };
};
