/** Everything a use case may ask for. A use case names the few it needs: `Pick<Deps, 'clock' | 'events'>`. */
import type { BookingStore } from './bookings/ports.ts';
import type { FeedLinkStore } from './calendars/ports.ts';
import type { Clock } from './clock.ts';
import type { EventStore, ImportStore } from './events/ports.ts';
import type { FeedStore } from './feeds/ports.ts';
import type { Ids } from './ids.ts';
import type { AuditTrail, LinkSeal, OnceStore, PersonStore } from './people/ports.ts';
import type { PauseStore } from './sync/health/pause.ts';
import type { StoppedStore, WorkQueues } from './sync/health/stopped.ts';
import type { Leases, ReadingStore } from './sync/inbound/following.ts';
import type { CursorStore, SyncDesk } from './sync/inbound/ports.ts';
import type { SubscriptionStore } from './sync/inbound/subscriptions.ts';
import type { BookingList, EventCalendar, EventList, Mailer, Outbox, ProjectionStore } from './sync/ports.ts';

export type Deps = {
  clock: Clock;
  ids: Ids;
  events: EventStore;
  imports: ImportStore;
  bookings: BookingStore;
  feeds: FeedStore;
  feedLinks: FeedLinkStore;
  people: PersonStore;
  audit: AuditTrail;
  outbox: Outbox;
  projections: ProjectionStore;
  desk: SyncDesk;
  cursors: CursorStore;
  readings: ReadingStore;
  leases: Leases;
  subscriptions: SubscriptionStore;
  pauses: PauseStore;
  stopped: StoppedStore;
  workQueues: WorkQueues;
  eventList: EventList;
  bookingList: BookingList;
  calendar: EventCalendar;
  mailer: Mailer;
  links: LinkSeal;
  once: OnceStore;
  /** Where people reach the service, without a slash at the end: the first part of every link we give. */
  publicUrl: string;
};
