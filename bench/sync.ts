/**
 * What synchronising asks of Microsoft 365 and how long it takes, beside the least that the documented limits allow: in one
 * process with the local Microsoft 365 and its limits, in virtual time, a tenth of a second for every operation.
 */
import type { Row } from './run.ts';
import { latencySeconds, leastToRead, leastToWrite } from './sync/floor.ts';
import { programme } from './sync/programme.ts';
import { openWorld } from './sync/world.ts';

/** Two tenants: the smallest that SharePoint knows, and one where Outlook's limits are the narrower ones. */
const small = { licences: 500, unitsPerMinute: 1_250 };
const large = { licences: 60_000, unitsPerMinute: 6_250 };
type Tenant = typeof small;

const minute = 60_000;
const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

const open = ({ licences }: Tenant) =>
  openWorld({
    service: { latencyMilliseconds: latencySeconds * 1000 },
    sharePointLimits: { licences },
  });
type World = Awaited<ReturnType<typeof open>>;

const rowOf = (
  events: number,
  what: string,
  { world, seconds, least }: { world: World; seconds: number; least: ReturnType<typeof leastToWrite> },
): Row => {
  const { requests, writes, units, refused } = world.traffic.taken();
  return {
    events,
    what,
    requests,
    leastRequests: least.requests,
    writes,
    units,
    leastUnits: least.units,
    refused,
    seconds: rounded(seconds, 1),
    leastSeconds: rounded(least.seconds, 1),
    times: rounded(seconds / least.seconds),
    binds: least.binds,
  };
};

/** Imports it, lets everything go out and reads our own writing back; the seconds are those of going out. */
const changing = async (
  world: World,
  { events, changed, what, tenant }: { events: number; changed: number; what: string; tenant: Tenant },
): Promise<Row> => {
  const isFirst = changed === events;
  const seconds = await world.importing(programme(events, isFirst ? 0 : changed, what));
  await world.wait(minute);
  await world.read();
  return rowOf(events, what, { world, seconds, least: leastToWrite(changed, tenant.unitsPerMinute) });
};

const reading = async (world: World, events: number, what: string, least: number): Promise<Row> => {
  const began = world.schedule.time;
  await (what === 'nothing changed' ? world.read() : world.reconcile());
  const seconds = (world.schedule.time - began) / 1000;
  return rowOf(events, what, { world, seconds, least: leastToRead(least) });
};

const measureSize = async (events: number): Promise<Row[]> => {
  const world = await open(small);
  try {
    const at = { events, tenant: small };
    return [
      await changing(world, { ...at, changed: events, what: 'first sync' }),
      await reading(world, events, 'nothing changed', 0),
      await changing(world, { ...at, changed: 1, what: '1 change' }),
      await changing(world, { ...at, changed: 100, what: '100 changes' }),
      await reading(world, events, 'full reconciliation', events),
    ];
  } finally {
    await world.close();
  }
};

/** A booking in the midst of an import, of an event that the import has not brought to Outlook yet. */
const booking = async (events: number): Promise<Row> => {
  const world = await open(small);
  try {
    const booked = world.bookingLast(170);
    await world.importing(programme(events));
    return {
      events,
      what: 'booking during it',
      refused: world.traffic.taken().refused,
      seconds: await booked,
    };
  } finally {
    await world.close();
  }
};

export const measure = async (): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const events of [500, 5_000, 20_000]) rows.push(...(await measureSize(events)));
  rows.push(await booking(5_000));
  const world = await open(large);
  try {
    rows.push(
      await changing(world, {
        events: 20_000,
        changed: 20_000,
        what: 'first sync, large tenant',
        tenant: large,
      }),
    );
  } finally {
    await world.close();
  }
  return rows;
};
