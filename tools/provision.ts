/**
 * `npm run provision`: makes the SharePoint lists, or what is missing of them, and lays the county's starting content
 * where nothing is. Doing it again writes nothing. `--first-day 2026-11-23` lays the sample updates as well.
 */
import { parseArgs } from 'node:util';
import { openMicrosoft365 } from '#adapters/graph/openMicrosoft365.ts';
import { createStorage } from '#adapters/storage/createStorage.ts';
import { systemClock } from '#core/clock.ts';
import { layContent } from '#core/updates/layContent.ts';
import { readConfig } from '#functions/config.ts';
import { plainly } from './plainly.ts';
import { startingContent } from './provision/startingContent.ts';
import { trust } from './trust.ts';

await plainly(async () => {
  const { values } = parseArgs({ options: { 'first-day': { type: 'string' } } });
  const config = readConfig();
  trust(config.extraCaFile);
  const { done } = await openMicrosoft365(config).provision();
  console.log(
    done.length === 0 ? 'All lists are as they should be.' : done.map((deed) => `Done: ${deed}.`).join('\n'),
  );
  const { storageConnectionString: connectionString, linkSecret } = config;
  const storage = await createStorage({ connectionString, clock: systemClock, linkSecret });
  const laid = await layContent(storage, startingContent(values['first-day'] ?? null));
  console.log(
    laid.areas + laid.updates + laid.meetings === 0
      ? 'All starting content is there.'
      : `Laid: ${laid.areas} priority areas, ${laid.updates} updates, ${laid.meetings} meetings.`,
  );
});
