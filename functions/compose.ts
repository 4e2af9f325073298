/** Composes the service from its settings: the only place that opens storage, Microsoft 365 and the chat's channel. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createAppToken } from '#adapters/graph/appToken.ts';
import { placesInLane } from '#adapters/graph/lane.ts';
import { openMicrosoft365 } from '#adapters/graph/openMicrosoft365.ts';
import { machinePace } from '#adapters/graph/retry.ts';
import { createTokenReader } from '#adapters/identity/accessToken.ts';
import { createStorage } from '#adapters/storage/createStorage.ts';
import { createBot } from '#bot/channel.ts';
import { systemClock } from '#core/clock.ts';
import { installingChat } from '#core/delivery/installing.ts';
import { SharedPlaces } from '#core/sync/sharedPlaces.ts';
import type { Config } from './config.ts';
import { describeError } from './http/describeError.ts';
import { type Service, serviceOn } from './service.ts';
import type { Parts } from './wiring.ts';

const connector = 'https://api.botframework.com';

/** Where the built pages are: beside the bundle when deployed, in `dist` when run from source. */
const findTabs = (): string => {
  const beside = path.join(import.meta.dirname, 'tabs');
  return existsSync(path.join(beside, 'index.html'))
    ? beside
    : path.join(path.dirname(import.meta.dirname), 'dist/tabs');
};

/** @throws when the storage account cannot be reached */
const composeService = async (config: Config): Promise<Service> => {
  const clock = systemClock;
  const { storageConnectionString: connectionString, linkSecret, clientId } = config;
  const storage = await createStorage({ connectionString, clock, linkSecret });
  const { mailboxPlaces: store, ids } = storage;
  const places = new SharedPlaces({ store, clock, ids, sleep: machinePace.sleep }, placesInLane);
  const microsoft365 = openMicrosoft365({ ...config, places });
  const service = serviceOn(config, { clock, sleep: machinePace.sleep, storage, microsoft365 });
  const bot = createBot(
    {
      ...service,
      chatUrl: `${config.teamsUrl}/l/chat/0/0?users=28:${clientId}`,
      report: ({ reference, where, error }) => console.error(`${reference} ${where} ${describeError(error)}`),
    },
    {
      ...config.bot,
      appId: clientId,
      allowedTenants: config.allowedTenants,
      channelToken: createAppToken(config, connector),
    },
  );
  if (!config.installForPeople) return { ...service, bot };
  const channel = {
    tenantId: config.tenantId,
    serviceUrl: config.bot.serviceUrl,
    botId: `28:${clientId}`,
  };
  const { installer } = microsoft365;
  const chat = installingChat(bot.chat, { installer, chatPlaces: storage.chatPlaces, channel });
  return { ...service, bot: { ...bot, chat } };
};

/** Asks nobody for anything before the first call. */
export const compose = (config: Config): Parts => {
  // Made with the first call, and again if that failed: a storage account that is away for a moment comes back.
  let made: Promise<Service> | null = null;
  return {
    service() {
      made ??= composeService(config).catch((error: unknown) => {
        made = null;
        throw error;
      });
      return made;
    },
    site: { tabsFolder: findTabs(), teamsUrl: config.teamsUrl, teamsAppId: config.teamsAppId },
    readToken: createTokenReader({ ...config, clock: systemClock }),
  };
};
