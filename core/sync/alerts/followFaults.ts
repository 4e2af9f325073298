/**
 * What becomes of alerts as faults come and go. Pure. One message for faults that begin within half an hour, two messages
 * a day, none for a fault that comes back soon after it was over: what comes on top edits the cards that stand.
 */
import type { Instant } from '../../events/event.ts';
import type { Ids } from '../../ids.ts';
import { addSeconds, dayOf, ukZone } from '../../time/zones.ts';
import type { SyncPart } from '../health/lines.ts';
import type { Alert, Fault, Seen } from './alert.ts';

/** What passes by itself within so many seconds alarms nobody. */
const ripeSeconds = 15 * 60;
/** Faults within so many seconds are one message. */
const bundleSeconds = 30 * 60;
/** A fault that is tried again is out of sight while it is: it is over only after so many seconds. */
const calmSeconds = 10 * 60;
/** A fault that comes back within so many seconds of its end is the same. */
const sameSeconds = 2 * 3600;
/** Alerts that begin in one day; what comes on top joins the last of them. */
const mostInDay = 2;

/** Faults that are seen are as seen; those that are not are over after a while. */
const grown = (fault: Fault, seen: Fault | undefined, now: Instant): Fault => {
  if (fault.fixedAt !== null) return fault;
  if (seen) return { ...seen, since: fault.since };
  const goodSince = fault.goodSince ?? now;
  const isOver = addSeconds(goodSince, calmSeconds) <= now;
  return { ...fault, goodSince, fixedAt: isOver ? goodSince : null };
};

const lastFixed = (faults: readonly Fault[]): Instant | null =>
  faults.some(({ fixedAt }) => fixedAt === null)
    ? null
    : (faults
        .map(({ fixedAt }) => fixedAt ?? '')
        .toSorted()
        .at(-1) ?? null);

/** With a fault more; what was over is raised again, and is nobody's. */
const joined = (alert: Alert, fault: Fault, now: Instant): Alert => ({
  ...alert,
  faults: [...alert.faults.filter(({ what }) => what !== fault.what), fault],
  ...(alert.state !== 'raised' && { state: 'raised', openedAt: now, fixedAt: null, owner: null }),
});

const hostOf = (alerts: readonly Alert[], { what }: Fault, now: Instant): Alert | undefined => {
  const newestFirst = alerts.toSorted((a, b) => b.raisedAt.localeCompare(a.raisedAt));
  const isRecent = ({ state, openedAt }: Alert): boolean =>
    state === 'raised' && addSeconds(openedAt, bundleSeconds) > now;
  const hadIt = ({ faults }: Alert): boolean =>
    faults.some(
      (one) => one.what === what && one.fixedAt !== null && addSeconds(one.fixedAt, sameSeconds) > now,
    );
  const today = newestFirst.filter(({ raisedAt }) => dayOf(raisedAt, ukZone) === dayOf(now, ukZone));
  return (
    newestFirst.find(isRecent) ??
    newestFirst.find(hadIt) ??
    (today.length >= mostInDay ? today[0] : undefined)
  );
};

const newAlert = (ids: Pick<Ids, 'derive'>, fault: Fault, now: Instant): Alert => ({
  id: ids.derive('alert', now),
  state: 'raised',
  raisedAt: now,
  openedAt: now,
  fixedAt: null,
  faults: [fault],
  owner: null,
  told: [],
  revision: 1,
  at: now,
});

/** What a card shows; figures that change every minute are not among it. */
const shown = ({ state, faults, owner }: Alert): string =>
  JSON.stringify([
    state === 'raised',
    owner,
    faults.map(({ what, state: how, cause, fixedAt, needsYou }) => [what, how, cause, fixedAt, needsYou]),
  ]);

/** What a look at health showed. */
export type Look = {
  faults: readonly Fault[];
  /** Parts that rest by somebody's will: of them nothing is known. */
  resting: ReadonlySet<SyncPart>;
  now: Instant;
};

const grownAlert = (alert: Alert, { faults: seen, resting, now }: Look): Alert => {
  if (alert.state !== 'raised') return alert;
  const faults = alert.faults.map((fault) =>
    resting.has(fault.what)
      ? fault
      : grown(
          fault,
          seen.find(({ what }) => what === fault.what),
          now,
        ),
  );
  const fixedAt = lastFixed(faults);
  return { ...alert, faults, ...(fixedAt !== null && { state: 'fixed', fixedAt }) };
};

/** With a higher revision where a card shows something else; null where all is as it was. */
const revised = (before: Alert | undefined, after: Alert, now: Instant): Alert | null => {
  if (!before) return after;
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const revision = before.revision + (shown(before) === shown(after) ? 0 : 1);
  return { ...after, revision, at: now };
};

const isToldOf = (alerts: readonly Alert[], { what }: Fault): boolean =>
  alerts.some(
    ({ state, faults }) =>
      state === 'raised' && faults.some((one) => one.what === what && one.fixedAt === null),
  );

/** Alerts that are new or different after a look, and what is wrong of late, told or not. */
export const followFaults = (
  { ids }: { ids: Pick<Ids, 'derive'> },
  { alerts, seen }: { alerts: readonly Alert[]; seen: readonly Seen[] },
  look: Look,
): { alerts: Alert[]; seen: Seen[] } => {
  const { faults, now } = look;
  const seenNow = faults.map(({ what }) => seen.find((one) => one.what === what) ?? { what, since: now });
  const isRipe = ({ what }: Fault): boolean =>
    seenNow.some((one) => one.what === what && addSeconds(one.since, ripeSeconds) <= now);
  let next = alerts.map((alert) => grownAlert(alert, look));
  for (const fault of faults) {
    if (isToldOf(next, fault) || !isRipe(fault)) continue;
    const host = hostOf(next, fault, now);
    const alert = host ? joined(host, fault, now) : newAlert(ids, fault, now);
    next = [...next.filter(({ id }) => id !== alert.id), alert];
  }
  const before = new Map(alerts.map((alert) => [alert.id, alert]));
  return { alerts: next.flatMap((alert) => revised(before.get(alert.id), alert, now) ?? []), seen: seenNow };
};
