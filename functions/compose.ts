/** Builds the service: the only place that constructs adapters. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openMicrosoft365 } from '#adapters/graph/openMicrosoft365.ts';
import { createTokenReader } from '#adapters/identity/accessToken.ts';
import { createLinkSigner } from '#adapters/identity/signedLink.ts';
import { createStorage } from '#adapters/storage/createStorage.ts';
import { systemClock } from '#core/clock.ts';
import type { Deps } from '#core/deps.ts';
import type { Config } from './config.ts';

/** Everything the handlers are given. */
export type Service = Deps & {
  enqueueImport(importId: string): Promise<void>;
};

/** @throws when the storage account cannot be reached */
export const composeService = async (config: Config): Promise<Service> => {
  const clock = systemClock;
  const storage = await createStorage({ connectionString: config.storageConnectionString, clock });
  const { provision: _provision, ...microsoft365 } = openMicrosoft365(config);
  return {
    ...storage,
    ...microsoft365,
    clock,
    links: createLinkSigner(config.linkSecret, clock),
    publicUrl: config.publicUrl,
  };
};

/** The check of who calls; it asks nobody before the first token comes. */
export const composeTokenReader = (config: Config) => createTokenReader({ ...config, clock: systemClock });

/** Where the built pages are: beside the bundle when deployed, in `dist` when run from source. */
export const tabsFolder = (): string => {
  const beside = path.join(import.meta.dirname, 'tabs');
  return existsSync(path.join(beside, 'index.html'))
    ? beside
    : path.join(path.dirname(import.meta.dirname), 'dist/tabs');
};
