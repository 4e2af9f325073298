/** Builds the service: the only place that constructs adapters. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createFetchFeed } from '#adapters/feeds/fetchFeed.ts';
import { readFeed } from '#adapters/feeds/readFeed.ts';
import { createAppToken } from '#adapters/graph/appToken.ts';
import { openMicrosoft365 } from '#adapters/graph/openMicrosoft365.ts';
import { createTokenReader } from '#adapters/identity/accessToken.ts';
import { createLinkSeal } from '#adapters/identity/sealedLink.ts';
import { createStorage } from '#adapters/storage/createStorage.ts';
import { type Bot, createBot } from '#bot/channel.ts';
import type { Area } from '#core/areas/area.ts';
import { systemClock } from '#core/clock.ts';
import type { MailMessage } from '#core/contract/queue.ts';
import type { Deps } from '#core/deps.ts';
import { type Result, succeed } from '#core/errors.ts';
import type { FeedReading } from '#core/events/reading.ts';
import { withoutOwn } from '#core/events/withoutOwn.ts';
import type { FetchFeed } from '#core/feeds/ports.ts';
import type { SideReader } from '#core/sync/inbound/following.ts';
import type { CalendarChange, ChangeSource, ListChange } from '#core/sync/inbound/ports.ts';
import type { ChangeNotifier } from '#core/sync/inbound/subscriptions.ts';
import type { Mailer, Subject } from '#core/sync/ports.ts';
import { instantOf } from '#core/time/zones.ts';
import { areas } from './areas.ts';
import type { Config } from './config.ts';
import { describeError } from './http/describeError.ts';
import type { TeamsPlace } from './public/teamsLink.ts';

/** Everything the handlers are given. */
export type Service = Deps & {
  areas: readonly Area[];
  bot: Bot;
  readFeed(file: { name: string; bytes: Uint8Array }): Result<FeedReading>;
  fetchFeed: FetchFeed;
  /** Hosts of feeds that may speak plain http and be in a private network: none but in tests. */
  feedHostsAllowed: readonly string[];
  enqueueImport(importId: string): Promise<void>;
  readFeedSoon(feedId: string): Promise<void>;
  readChangesSoon(source: ChangeSource, afterSeconds: number): Promise<void>;
  listChanges: SideReader<ListChange>;
  calendarChanges: SideReader<CalendarChange>;
  notifier: ChangeNotifier;
  projectLater(subjects: readonly Subject[], afterSeconds: number): Promise<void>;
  /** Hands mail to Outlook; `mailer` only keeps it for the worker that does. */
  outgoingMail: Mailer;
  mailLater(message: MailMessage, afterSeconds: number): Promise<void>;
} & TeamsPlace;

const connector = 'https://api.botframework.com';

/** Where the built pages are: beside the bundle when deployed, in `dist` when run from source. */
const findTabs = (): string => {
  const beside = path.join(import.meta.dirname, 'tabs');
  return existsSync(path.join(beside, 'index.html'))
    ? beside
    : path.join(path.dirname(import.meta.dirname), 'dist/tabs');
};

/** What the pages need that stand in files: there before the storage account answers, and while it does not. */
export type Site = TeamsPlace & {
  /** Where the built pages are. */
  tabsFolder: string;
};

export const composeSite = ({ teamsUrl, teamsAppId }: Config): Site => ({
  tabsFolder: findTabs(),
  teamsUrl,
  teamsAppId,
});

/** @throws when the storage account cannot be reached */
export const composeService = async (config: Config): Promise<Service> => {
  const clock = systemClock;
  const { publicUrl, teamsUrl, teamsAppId, clientId } = config;
  const storage = await createStorage({
    connectionString: config.storageConnectionString,
    clock,
    linkSecret: config.linkSecret,
  });
  const { provision: _provision, mailer: outgoingMail, ...microsoft365 } = openMicrosoft365(config);
  const deps = {
    ...storage,
    ...microsoft365,
    clock,
    publicUrl,
    links: createLinkSeal(config.linkSecret, clock),
  };
  const bot = createBot(
    {
      ...deps,
      chatUrl: `${teamsUrl}/l/chat/0/0?users=28:${clientId}`,
      report: ({ reference, where, error }) => console.error(`${reference} ${where} ${describeError(error)}`),
    },
    {
      ...config.bot,
      appId: clientId,
      allowedTenants: config.allowedTenants,
      channelToken: createAppToken(config, connector),
    },
  );
  return {
    ...deps,
    areas,
    bot,
    outgoingMail,
    readFeed(file) {
      const reading = readFeed(file, areas, instantOf(clock.now()));
      return reading.ok ? succeed(withoutOwn(reading.value, new URL(publicUrl).hostname)) : reading;
    },
    fetchFeed: createFetchFeed({ hostsAllowed: config.feedHostsAllowed }),
    feedHostsAllowed: config.feedHostsAllowed,
    teamsUrl,
    teamsAppId,
  };
};

/** The check of who calls; it asks nobody before the first token comes. */
export const composeTokenReader = (config: Config) => createTokenReader({ ...config, clock: systemClock });
