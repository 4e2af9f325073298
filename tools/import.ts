/**
 * `npm run import -- FILE… [--feed NAME] [--yes] [--dry-run] [--json]`: shows what a programme would change, asks, and
 * imports it through the same door as the Events tab. `--first-day 2026-11-23` lays the dates of a sample programme.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createAppToken } from '#adapters/graph/appToken.ts';
import type { ImportReply } from '#core/contract/api.ts';
import { laySample } from '#core/events/laySample.ts';
import { readConfig } from '#functions/config.ts';
import { countGraphWrites } from './import/graphWrites.ts';
import { previewText } from './import/previewText.ts';
import { type ImportService, importService } from './import/service.ts';
import { plainly, ToolError } from './plainly.ts';
import { trust } from './trust.ts';

const usage = 'npm run import -- FILE… [--feed NAME] [--yes] [--dry-run] [--json]';
/** Milliseconds between two looks: a few events are there at once, thousands need no watching every moment. */
const pace = { first: 200, last: 1500, growth: 1.2 };
/** Milliseconds without any progress after which waiting ends. */
const patience = 120_000;

type Options = {
  feed: string | undefined;
  /** The day against which the dates of a sample programme are laid. */
  firstDay: string | undefined;
  yes: boolean;
  dryRun: boolean;
  say(text: string): void;
};

const readProgramme = (file: string, firstDay: string | undefined): Uint8Array => {
  const bytes = readFileSync(file);
  return firstDay === undefined
    ? bytes
    : new TextEncoder().encode(laySample(bytes.toString('utf8'), firstDay));
};

/** Asks again and again until `done`; ends as well when nothing moves any more. */
const watch = async <T>(
  look: () => Promise<T>,
  done: (seen: T) => boolean,
  measure: (seen: T) => number,
): Promise<{ seen: T; moving: boolean }> => {
  let seen = await look();
  let movedAt = Date.now();
  let wait = pace.first;
  while (!done(seen)) {
    if (Date.now() - movedAt > patience) return { seen, moving: false };
    await delay(wait);
    wait = Math.min(wait * pace.growth, pace.last);
    const next = await look();
    if (measure(next) !== measure(seen)) movedAt = Date.now();
    seen = next;
  }
  return { seen, moving: true };
};

const isAgreed = async ({ yes }: Options): Promise<boolean> => {
  if (yes) return true;
  if (!process.stdin.isTTY)
    throw new ToolError('Nothing was imported: nobody is here to be asked. Add --yes.');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question('Import this? [y/N] ');
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
};

/** How many events and bookings are still on their way to Microsoft 365 when nothing moves any more; 0 when all are there. */
const apply = async (service: ImportService, { run }: ImportReply): Promise<number> => {
  await service.apply(run.id);
  const applying = await watch(
    () => service.show(run.id),
    (reply) => reply.run.state === 'applied' || reply.run.state === 'failed',
    (reply) => reply.run.done,
  );
  if (!applying.moving)
    throw new ToolError('Nothing has moved for two minutes. The log of the function host may say why.');
  const { run: ended } = applying.seen;
  if (ended.state === 'failed') throw new ToolError(ended.problem ?? 'The import failed.');
  const following = await watch(
    () => service.waiting(),
    (waiting) => waiting === 0,
    (waiting) => waiting,
  );
  return following.seen;
};

const importFile = async (service: ImportService, publicUrl: string, file: string, options: Options) => {
  const { say } = options;
  const writesSince = await countGraphWrites(publicUrl);
  const uploaded = await service.upload(
    path.basename(file),
    options.feed,
    readProgramme(file, options.firstDay),
  );
  const { preview } = uploaded.run;
  say(`${path.basename(file)}, feed ${uploaded.run.feed}\n`);
  if (uploaded.preview) say(previewText(uploaded.preview));
  const changes = preview.added + preview.changed + preview.withdrawn;
  const applies = changes > 0 && !options.dryRun && (await isAgreed(options));
  const waiting = applies ? await apply(service, uploaded) : 0;
  const graphWrites = await writesSince();
  const counted = graphWrites === null ? '' : ` ${graphWrites} writes to Microsoft Graph.`;
  say(
    `\n${applies ? `Imported ${changes} of ${changes}.` : changes === 0 ? 'Nothing to import.' : 'Nothing was imported.'}${counted}\n`,
  );
  if (waiting > 0)
    say(
      `${waiting} of them are still on their way: Microsoft 365 takes no more at the moment. They follow by themselves.\n`,
    );
  return { file, feed: uploaded.run.feed, ...preview, applied: applies, waiting, graphWrites };
};

await plainly(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      feed: { type: 'string' },
      'first-day': { type: 'string' },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new ToolError(usage);
  if (positionals.some((file) => /^(https?|webcals?):/i.test(file)))
    throw new ToolError(
      'This imports files. A calendar on the web is read by itself: add its address in Teams under Events, Import a programme, Calendars we read.',
    );
  const config = readConfig();
  trust(config.extraCaFile);
  const service = importService(config.publicUrl, createAppToken(config, `api://${config.clientId}`));
  const options: Options = {
    feed: values.feed,
    firstDay: values['first-day'],
    yes: values.yes,
    dryRun: values['dry-run'],
    say: values.json ? () => {} : (text) => console.log(text),
  };
  const results = [];
  for (const file of positionals) results.push(await importFile(service, config.publicUrl, file, options));
  if (values.json) console.log(JSON.stringify(results));
});
