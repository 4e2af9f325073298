/** Everything the handlers are given: core's ports with what triggers need besides, whoever made them. */
import { createCheckLink } from '#adapters/feeds/checkLink.ts';
import { createFetchFeed } from '#adapters/feeds/fetchFeed.ts';
import { readFeed } from '#adapters/feeds/readFeed.ts';
import type { InTurn, Microsoft365 } from '#adapters/graph/openMicrosoft365.ts';
import { createLinkSeal } from '#adapters/identity/sealedLink.ts';
import type { Storage } from '#adapters/storage/createStorage.ts';
import type { Bot } from '#bot/channel.ts';
import { namesOfAreas } from '#core/areas/namesOfAreas.ts';
import type { CheckLink } from '#core/areas/ports.ts';
import type { Clock } from '#core/clock.ts';
import type { MailMessage } from '#core/contract/queue.ts';
import type { WakeDeliveries } from '#core/delivery/ports.ts';
import type { Sleep } from '#core/delivery/sharedPace.ts';
import type { Deps } from '#core/deps.ts';
import { type Result, succeed } from '#core/errors.ts';
import type { FeedReading } from '#core/events/reading.ts';
import { withoutOwn } from '#core/events/withoutOwn.ts';
import type { FetchFeed } from '#core/feeds/ports.ts';
import type { EraseLater } from '#core/personalData/erasure.ts';
import type { SideReader } from '#core/sync/inbound/following.ts';
import type { CalendarChange, ChangeSource, ListChange } from '#core/sync/inbound/ports.ts';
import type { ChangeNotifier } from '#core/sync/inbound/subscriptions.ts';
import { OneProcess } from '#core/sync/oneProcess.ts';
import type { Mailer, Subject } from '#core/sync/ports.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import type { SchoolCalendar } from '#core/time/schoolDays.ts';
import { instantOf } from '#core/time/zones.ts';
import type { Config } from './config.ts';
import type { TeamsPlace } from './public/teamsLink.ts';
import { schoolCalendar } from './schoolCalendar.ts';

/** Everything the handlers are given. */
export type Service = Deps & {
  bot: Bot;
  readFeed(file: { name: string; bytes: Uint8Array }): Promise<Result<FeedReading>>;
  fetchFeed: FetchFeed;
  checkLink: CheckLink;
  /** Hosts of feeds that may speak plain http and be in a private network: none but in tests. */
  feedHostsAllowed: readonly string[];
  enqueueImport(importId: string): Promise<void>;
  readFeedSoon(feedId: string): Promise<void>;
  readChangesSoon(source: ChangeSource, afterSeconds: number): Promise<void>;
  listChanges: SideReader<ListChange>;
  bookingChanges: SideReader<ListChange>;
  calendarChanges: SideReader<CalendarChange>;
  notifier: ChangeNotifier;
  /** @param urgency `now` if left out */
  projectLater(subjects: readonly Subject[], afterSeconds: number, urgency?: Urgency): Promise<void>;
  inTurn: InTurn;
  turnTaking: OneProcess;
  /** The shared mailbox, where offers go for areas without a lead. */
  officeMailbox: string;
  /** Hands mail to Outlook; `mailer` only keeps it for the worker that does. */
  outgoingMail: Mailer;
  mailLater(message: MailMessage, afterSeconds: number): Promise<void>;
  tellLater(tellingId: string, afterSeconds: number): Promise<void>;
  wakeDeliveries: WakeDeliveries;
  eraseLater: EraseLater;
  /** When the county's schools work. */
  schoolCalendar: SchoolCalendar;
  /** The tenant of our registration, whose directory is believed. */
  homeTenant: string;
} & TeamsPlace;

/** What the pages need that stand in files: there before the storage account answers, and while it does not. */
export type Site = TeamsPlace & {
  /** Where the built pages are. */
  tabsFolder: string;
};

/** The service but for the chat. Nothing is sent before the first use. */
export const serviceOn = (
  config: Config,
  {
    clock,
    sleep,
    storage,
    microsoft365,
  }: { clock: Clock; sleep: Sleep; storage: Storage; microsoft365: Microsoft365 },
): Omit<Service, 'bot'> => {
  const { publicUrl, teamsUrl, teamsAppId, tenantId: homeTenant } = config;
  const { provision: _provision, installer: _installer, mailer: outgoingMail, ...ports } = microsoft365;
  return {
    ...ports,
    ...storage,
    turnTaking: new OneProcess(storage.leases, 'turns'),
    clock,
    sleep,
    publicUrl,
    homeTenant,
    links: createLinkSeal(config.linkSecret, clock),
    officeMailbox: config.organiserMailbox,
    schoolCalendar,
    outgoingMail,
    async readFeed(file) {
      const reading = readFeed(file, await namesOfAreas(storage), instantOf(clock.now()));
      return reading.ok ? succeed(withoutOwn(reading.value, new URL(publicUrl).hostname)) : reading;
    },
    fetchFeed: createFetchFeed({ hostsAllowed: config.feedHostsAllowed }),
    checkLink: createCheckLink({ hostsAllowed: config.feedHostsAllowed }),
    feedHostsAllowed: config.feedHostsAllowed,
    teamsUrl,
    teamsAppId,
  };
};
