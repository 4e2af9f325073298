/** A programme goes from a file to SharePoint, Outlook and the tabs, and comes to rest there. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventsReplySchema } from '#core/contract/api.ts';
import { apiAs, graphAsApp, personNamed } from './harness/asPerson.ts';
import { secretsInLogs, typeErrors } from './harness/checkedTraffic.ts';
import { type Stack, startStack } from './harness/startStack.ts';
import { graphRequests, graphWrites } from './harness/traffic.ts';

const programme = (webinarTitle: string): string =>
  [
    'id,title,kind,date,start,end,attendance,venue,places',
    'm1,Collaborative meeting,meeting,15/12/2026,14:00,16:00,in person,County Hall,40',
    `w1,${webinarTitle},webinar,16/12/2026,16:00,17:00,online,,`,
    'd1,Attendance survey closes,key date,18/12/2026,,,,,',
    'x1,No such day,meeting,31/02/2027,10:00,11:00,online,,',
  ].join('\n');

type Item = { fields: Record<string, unknown> };
type OutlookEvent = {
  subject: string;
  isAllDay: boolean;
  showAs: string;
  onlineMeeting: { joinUrl: string } | null;
};

let stack: Stack;
let file: string;

const importFile = async (text: string, ...args: string[]) => {
  writeFileSync(file, text);
  return stack.tool('tools/import.ts', '--yes', ...args, file);
};
const items = async (): Promise<Item['fields'][]> => {
  const graph = graphAsApp(stack);
  const { body } = await graph(`/sites/${stack.settings.SITE}:/lists/Events/items?$expand=fields&$top=200`);
  return (body as { value: Item[] }).value.map(({ fields }) => fields);
};
const outlookEvents = async (): Promise<OutlookEvent[]> => {
  const { body } = await graphAsApp(stack)(`/users/${stack.settings.ORGANISER_MAILBOX}/events?$top=100`);
  return (body as { value: OutlookEvent[] }).value;
};

beforeAll(async () => {
  stack = await startStack();
  file = path.join(stack.state, 'programme.csv');
}, 120_000);
afterAll(async () => {
  await stack?.close();
}, 30_000);

describe('a programme imported from a file', () => {
  test('stands in the list and in the calendar, the bad row refused by line, column and reason', async () => {
    const { code, output } = await importFile(programme('Attendance webinar'));
    expect(output).toMatch(/line +5 +date: .*31\/02\/2027/);
    expect(output).toContain('Imported 3 of 3.');
    expect(code).toBe(0);

    expect((await items()).map(({ Title }) => Title).sort()).toEqual([
      'Attendance survey closes',
      'Attendance webinar',
      'Collaborative meeting',
    ]);
    expect((await outlookEvents()).map(({ subject }) => subject).sort()).toEqual([
      'Collaborative meeting',
      'Deadline: Attendance survey closes',
      'Online: Attendance webinar',
    ]);
  }, 60_000);

  test('brings the Teams join link back into the list and the tabs, for online events only', async () => {
    const meeting = (await outlookEvents()).find(({ onlineMeeting }) => onlineMeeting !== null);
    const joinUrl = meeting?.onlineMeeting?.joinUrl;
    expect(joinUrl).toMatch(/^https:\/\//);
    const links = (await items()).map(({ Title, JoinLink }) => [Title, JoinLink ?? null]);
    expect(links).toContainEqual(['Attendance webinar', joinUrl]);
    expect(links).toContainEqual(['Collaborative meeting', null]);

    const { body } = await apiAs(
      stack,
      personNamed('Head teacher'),
    )('/events?from=2026-12-14T00:00:00Z&to=2026-12-21T00:00:00Z');
    const { events } = eventsReplySchema.parse(body);
    expect(events.map(({ title, joinUrl: link }) => [title, link])).toEqual([
      ['Collaborative meeting', null],
      ['Attendance webinar', joinUrl],
      ['Attendance survey closes', null],
    ]);
  }, 30_000);

  test('puts a deadline into the calendar as a free day', async () => {
    const deadline = (await outlookEvents()).find(
      ({ subject }) => subject === 'Deadline: Attendance survey closes',
    );
    expect(deadline).toMatchObject({ isAllDay: true, showAs: 'free' });
  });

  test('writes nothing when it is imported again', async () => {
    const before = stack.traffic().length;
    const { output } = await importFile(programme('Attendance webinar'));
    expect(output).toContain('Unchanged: 3');
    expect(output).toContain('Nothing to import.');
    expect(graphWrites(stack.traffic().slice(before))).toBe(0);
  }, 60_000);

  test('changes one item and one event, in three requests at most, when one row changes', async () => {
    const before = stack.traffic().length;
    const { output } = await importFile(programme('Attendance: what works'));
    expect(output).toContain('Attendance webinar → Attendance: what works');
    const caused = stack.traffic().slice(before);
    expect(graphRequests(caused).length).toBeLessThanOrEqual(3);
    expect(graphWrites(caused)).toBe(2);
    expect((await items()).map(({ Title }) => Title)).toContain('Attendance: what works');
    expect((await outlookEvents()).map(({ subject }) => subject)).toContain('Online: Attendance: what works');
  }, 60_000);

  test('keeps what was stored over a second start', async () => {
    const { state } = stack;
    await stack.close({ keep: true });
    stack = await startStack({ state });
    const { output } = await importFile(programme('Attendance: what works'));
    expect(output).toContain('Unchanged: 3');
  }, 120_000);

  test('leaves nothing in the traffic that Microsoft’s types refuse, and no secret in a log', () => {
    expect(typeErrors(stack)).toEqual([]);
    expect(secretsInLogs(stack)).toEqual([]);
  });
});
