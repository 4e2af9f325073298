/** Searching beside the message box, and links of ours in messages: who sees what. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { anArea } from '../../tests/builders/anArea.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { answerSearch } from './search.ts';
import { type Paster, unfurl } from './unfurl.ts';

const event = anEvent({
  id: 'b7k2q0000001',
  title: 'ITT provider webinar',
  start: '2026-11-26T16:00:00Z',
  end: '2026-11-26T17:00:00Z',
});
let deps: InMemoryDeps;

const botDeps = () => ({
  ...deps,
  chatUrl: 'https://teams.example/chat',
  officeMailbox: 'office@norfolk.example',
  report: () => undefined,
});
const replySchema = z.object({
  composeExtension: z.object({
    type: z.string(),
    text: z.string().optional(),
    attachments: z
      .array(
        z.object({
          content: z.object({
            version: z.string(),
            body: z.array(z.unknown()),
            actions: z.array(z.unknown()),
          }),
          preview: z.object({ content: z.object({ title: z.string(), text: z.string() }) }),
        }),
      )
      .optional(),
  }),
});
const search = async (commandId: 'updates' | 'events', words: string, skip = 0) =>
  replySchema.parse(
    await answerSearch(botDeps(), {
      commandId,
      parameters: [{ name: 'words', value: words }],
      queryOptions: { skip },
    }),
  ).composeExtension;
const titles = async (commandId: 'updates' | 'events', words: string) =>
  ((await search(commandId, words)).attachments ?? []).map(({ preview }) => preview.content.title);
const at = async (path: string, paster: Paster = 'member', origin = deps.publicUrl) =>
  JSON.stringify(await unfurl(botDeps(), `${origin}${path}`, paster));

beforeEach(() => {
  deps = inMemoryDeps();
  deps.areas.seed(anArea());
  deps.events.seed(event, anEvent({ id: 'draft0000001', title: 'Not out yet', state: 'draft' }));
  deps.updates.seed(
    anUpdate(),
    anUpdate({ id: 'forall', headline: 'A <b>day</b> for families', shareWith: ['parents'] }),
    anUpdate({ id: 'drafted', state: 'draft', headline: 'Not out yet', publishedAt: null }),
    anUpdate({
      id: 'gone',
      state: 'withdrawn',
      withdrawn: { at: '2026-11-22T09:00:00Z', reason: 'It was out of date.' },
    }),
  );
});

describe('the search', () => {
  test('finds coming events by words and days, and published updates by words and area', async () => {
    expect(await titles('events', 'itt webinar')).toEqual(['ITT provider webinar']);
    expect(await titles('events', 'this week')).toEqual(['ITT provider webinar']);
    expect(await titles('updates', 'doors')).toEqual(['Nine schools opened their doors']);
    expect(await titles('updates', 'ks2')).toHaveLength(2);
    expect(await titles('updates', '')).toHaveLength(2);
  });

  test('shows no drafts, and says when there is nothing', async () => {
    expect(await search('updates', 'not out yet')).toMatchObject({ type: 'message' });
    expect(await search('events', 'not out yet')).toMatchObject({ type: 'message' });
  });

  test('gives all it has at once', async () => {
    expect(await search('updates', '', 25)).toMatchObject({ type: 'result', attachments: [] });
  });

  test('gives cards that only lead to our pages, in a version that every chat shows', async () => {
    const [found] = (await search('updates', 'families')).attachments ?? [];
    expect(found?.content.version).toBe('1.3');
    expect(JSON.stringify(found?.content)).not.toContain('Action.Execute');
    expect(JSON.stringify(found?.content.actions)).toContain('/go/u/forall');
    expect(found?.preview.content.title).toBe('A &lt;b&gt;day&lt;/b&gt; for families');
  });
});

describe('a link of ours', () => {
  test('shows members the event, the update or the area behind it', async () => {
    expect(await at('/go/e/b7k2q0000001')).toContain('ITT provider webinar');
    expect(await at('/go/u/upd000000001')).toContain('Nine schools');
    expect(await at('/go/a/ks2')).toContain('Nine schools');
  });

  test('shows others only what is public', async () => {
    expect(await at('/go/e/b7k2q0000001', 'anybody')).toContain('ITT provider webinar');
    expect(await at('/go/u/upd000000001', 'anybody')).not.toContain('Nine schools');
    expect(await at('/go/u/forall', 'anybody')).toContain('for families');
    const area = await at('/go/a/ks2', 'anybody');
    expect(area).toContain('Norfolk KS2 Challenge');
    expect(area).not.toContain('Nine schools');
  });

  test('says when what stands there was withdrawn', async () => {
    expect(await at('/go/u/gone')).toContain('It was out of date.');
  });

  test.each([
    ['a draft', '/go/u/drafted'],
    ['a draft of an event', '/go/e/draft0000001'],
    ['nothing', '/go/u/nothing'],
    ['somebody’s booking', '/go/b/token'],
    ['a path that only begins so', '/go/u/upd000000001/more'],
  ])('to %s stays a link', async (_what, path) => {
    expect(await at(path)).toContain('"attachments":[]');
  });

  test('of somebody else stays a link', async () => {
    expect(await at('/go/u/upd000000001', 'member', 'https://evil.example')).toContain('"attachments":[]');
  });
});
