/** Every night: do the lists and the calendar say what the truth says? */
import type { RosterDeps } from '#core/bookings/changeRoster.ts';
import type { SideReader } from '#core/sync/inbound/following.ts';
import type { CalendarChange, ComparedSource, ListChange } from '#core/sync/inbound/ports.ts';
import { takeCalendarChanges } from '#core/sync/inbound/takeCalendarChanges.ts';
import type { TakeDeps } from '#core/sync/inbound/takeEdit.ts';
import { takeListChanges } from '#core/sync/inbound/takeListChanges.ts';
import { type BookingsSideDeps, bookingsSide } from '#core/sync/reconcile/bookingsSide.ts';
import { type ReconcileDeps, reconcile } from '#core/sync/reconcile/reconcile.ts';
import { calendarSide, listSide, type SideDeps } from '#core/sync/reconcile/side.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';

export type ReconcileTimerDeps = ReconcileDeps &
  SideDeps &
  BookingsSideDeps &
  TakeDeps &
  RosterDeps & {
    listChanges: SideReader<ListChange>;
    bookingChanges: SideReader<ListChange>;
    calendarChanges: SideReader<CalendarChange>;
  };

/** The timer goes off twice a night, in case a reading was under way the first time. */
const onceInSeconds = 12 * 3600;

export const reconcileEverySide = async (deps: ReconcileTimerDeps): Promise<void> => {
  const recently = addSeconds(instantOf(deps.clock.now()), -onceInSeconds);
  const isDue = async (source: ComparedSource) =>
    ((await deps.readings.get(source)).drift?.at ?? '') < recently;
  if (await isDue('list'))
    await reconcile(
      deps,
      listSide(deps, deps.listChanges, (page) => takeListChanges(deps, page)),
    );
  if (await isDue('calendar'))
    await reconcile(
      deps,
      calendarSide(deps, deps.calendarChanges, (page) => takeCalendarChanges(deps, page)),
    );
  if (await isDue('bookings')) await reconcile(deps, bookingsSide(deps, deps.bookingChanges));
};
