/** Every port in memory: what a use case's test hands to it and then looks into. */
import { createLinkSeal } from '#adapters/identity/sealedLink.ts';
import type { Clock } from '#core/clock.ts';
import type { Deps } from '#core/deps.ts';
import { InMemoryAreas, InMemoryFollows, InMemoryMeetings } from './areas.ts';
import { InMemoryAskings } from './askings.ts';
import { InMemoryBookings } from './bookings.ts';
import { InMemoryCalendar } from './calendar.ts';
import { InMemoryChannels } from './channels.ts';
import { InMemoryChatPlaces, InMemoryTellings } from './chat.ts';
import { InMemoryDispatches, InMemoryIssues, InMemoryLedger, noPace } from './delivery.ts';
import { InMemoryDesk } from './desk.ts';
import { InMemoryDrifts } from './drifts.ts';
import { InMemoryEvents, InMemoryImports } from './events.ts';
import { InMemoryFeedLinks, InMemoryFeeds } from './feeds.ts';
import { FixedClock } from './fixedClock.ts';
import { InMemoryCursors, InMemoryLeases, InMemoryReadings, InMemorySubscriptions } from './following.ts';
import {
  InMemoryAlerts,
  InMemoryPauses,
  InMemoryRoleProofs,
  InMemoryStopped,
  InMemoryWorkQueues,
} from './health.ts';
import { InMemoryHelp } from './help.ts';
import { InMemoryItemList } from './itemList.ts';
import { InMemoryMailer } from './mailer.ts';
import { InMemoryOutbox, InMemoryProjections } from './outbox.ts';
import { InMemoryAudit, InMemoryOnce, InMemoryPeople } from './people.ts';
import { InMemoryErasures, InMemoryTidyings } from './personalData.ts';
import { InMemoryPlaces } from './places.ts';
import { InMemoryPreferences } from './preferences.ts';
import { InMemoryReaches } from './reaches.ts';
import { SeededIds } from './seededIds.ts';
import { InMemoryTurns } from './turns.ts';
import { InMemoryConfirmations, InMemoryUpdates } from './updates.ts';

const doubles = (clock: Clock, people = new InMemoryPeople(), audit = new InMemoryAudit()) => ({
  sleep: async (): Promise<void> => undefined,
  ids: new SeededIds(),
  events: new InMemoryEvents(),
  imports: new InMemoryImports(),
  bookings: new InMemoryBookings(),
  feeds: new InMemoryFeeds(),
  feedLinks: new InMemoryFeedLinks(clock),
  areas: new InMemoryAreas(),
  meetings: new InMemoryMeetings(),
  follows: new InMemoryFollows(),
  help: new InMemoryHelp(),
  updates: new InMemoryUpdates(),
  confirmations: new InMemoryConfirmations(),
  issues: new InMemoryIssues(),
  askings: new InMemoryAskings(),
  dispatches: new InMemoryDispatches(),
  reaches: new InMemoryReaches(),
  ledger: new InMemoryLedger(),
  pace: noPace,
  mailTurns: new InMemoryTurns(),
  mailboxPlaces: new InMemoryPlaces(),
  people,
  preferences: new InMemoryPreferences(people),
  audit,
  trail: audit,
  erasures: new InMemoryErasures(),
  tidyings: new InMemoryTidyings(),
  outbox: new InMemoryOutbox(clock),
  projections: new InMemoryProjections(),
  desk: new InMemoryDesk(),
  cursors: new InMemoryCursors(),
  readings: new InMemoryReadings(),
  leases: new InMemoryLeases(clock),
  drifts: new InMemoryDrifts(),
  subscriptions: new InMemorySubscriptions(),
  pauses: new InMemoryPauses(),
  stopped: new InMemoryStopped(),
  alerts: new InMemoryAlerts(),
  tellings: new InMemoryTellings(),
  roleProofs: new InMemoryRoleProofs(),
  chatPlaces: new InMemoryChatPlaces(),
  channels: new InMemoryChannels(),
  workQueues: new InMemoryWorkQueues(),
  eventList: new InMemoryItemList(),
  bookingList: new InMemoryItemList(),
  calendar: new InMemoryCalendar(),
  mailer: new InMemoryMailer(),
  links: createLinkSeal('a secret only of the tests, 32 long', clock),
  once: new InMemoryOnce(clock),
  publicUrl: 'http://localhost:5300',
});

export type InMemoryDeps = ReturnType<typeof doubles> & { clock: FixedClock };

/**
 * All ports as doubles, at 09:00 on Monday 23 November 2026 unless a clock is given. Overrides replace single ports
 * and keep their own type: `inMemoryDeps({ clock: new FixedClock('2027-05-19T08:00:00Z') })`.
 */
export const inMemoryDeps = <Overrides extends Partial<Deps> = Record<never, never>>(
  overrides?: Overrides,
): Omit<InMemoryDeps, keyof Overrides> & Overrides => {
  const clock = overrides?.clock ?? new FixedClock();
  return { ...doubles(clock), clock, ...overrides } as Omit<InMemoryDeps, keyof Overrides> & Overrides;
};
