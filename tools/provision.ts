/** `npm run provision`: makes the SharePoint lists, or what is missing of them. Doing it again writes nothing. */
import { openMicrosoft365 } from '#adapters/graph/openMicrosoft365.ts';
import { readConfig } from '#functions/config.ts';
import { plainly } from './plainly.ts';
import { trust } from './trust.ts';

await plainly(async () => {
  const config = readConfig();
  trust(config.extraCaFile);
  const { done } = await openMicrosoft365(config).provision();
  console.log(
    done.length === 0 ? 'All lists are as they should be.' : done.map((deed) => `Done: ${deed}.`).join('\n'),
  );
});
