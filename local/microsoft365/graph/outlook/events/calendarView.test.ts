import { describe, expect, test } from '@jest/globals';
import { anEvent, type Json, localOutlook, shared } from '../testing/localOutlook.ts';

const between = (from: string, to: string) => `startDateTime=${from}&endDateTime=${to}`;

const at = (start: string, end: string, over: Record<string, unknown> = {}) =>
  anEvent({ start: { dateTime: start, timeZone: 'UTC' }, end: { dateTime: end, timeZone: 'UTC' }, ...over });

const subjects = (value: Json | undefined) => [...(value ?? [])].map(({ subject }) => subject);

describe('a calendar view', () => {
  test('shows what touches the window, in order of start, under all three ways to name the calendar', async () => {
    const outlook = localOutlook();
    for (const [subject, start, end] of [
      ['after', '2027-02-04T00:00:00', '2027-02-04T01:00:00'],
      ['reaches in', '2027-02-02T23:00:00', '2027-02-03T00:30:00'],
      ['inside', '2027-02-03T09:00:00', '2027-02-03T10:00:00'],
      ['around', '2027-01-01T00:00:00', '2027-12-31T00:00:00'],
      ['no length', '2027-02-03T00:00:00', '2027-02-03T00:00:00'],
      ['ends at the start', '2027-02-02T23:00:00', '2027-02-03T00:00:00'],
    ] as const)
      await outlook.post(`${shared}/events`, at(start, end, { subject }));
    const { id } = (await outlook.get(`${shared}/calendar`)).body;
    const window = between('2027-02-03T00:00:00Z', '2027-02-04T00:00:00Z');
    for (const calendar of ['', '/calendar', `/calendars/${id}`]) {
      const { status, body } = await outlook.get(`${shared}${calendar}/calendarView?${window}`);
      expect(status).toBe(200);
      expect(subjects(body.value)).toEqual(['around', 'reaches in', 'no length', 'inside']);
    }
  });

  test('reads an offset in the window, and no offset as UTC whatever Prefer says', async () => {
    const outlook = localOutlook();
    await outlook.post(`${shared}/events`, at('2027-07-01T08:00:00', '2027-07-01T08:30:00'));
    const count = async (from: string, to: string) =>
      (
        await outlook.get(
          `${shared}/calendarView?${between(encodeURIComponent(from), encodeURIComponent(to))}`,
          {
            headers: { prefer: 'outlook.timezone="GMT Standard Time"' },
          },
        )
      ).body.value?.length;
    expect(await count('2027-07-01T09:00:00+01:00', '2027-07-01T09:30:00+01:00')).toBe(1);
    expect(await count('2027-07-01T09:00:00', '2027-07-01T09:30:00')).toBe(0);
    expect(await count('2027-07-01', '2027-07-02')).toBe(1);
  });

  test('pages by ten unless asked, follows its links to the end, and selects and orders', async () => {
    const outlook = localOutlook();
    for (let n = 0; n < 23; n += 1)
      await outlook.post(
        `${shared}/events`,
        at(`2027-02-03T09:${n + 10}:00`, '2027-02-03T12:00:00', { subject: `Session ${n}` }),
      );
    const window = between('2027-02-03T00:00:00Z', '2027-02-04T00:00:00Z');
    const pages: string[][] = [];
    let next: string | undefined = `${shared}/calendarView?${window}&$select=subject`;
    while (next) {
      const { body }: Awaited<ReturnType<typeof outlook.get>> = await outlook.get(next);
      pages.push(subjects(body.value).map(String));
      next = body['@odata.nextLink'];
    }
    expect(pages.map((page) => page.length)).toEqual([10, 10, 3]);
    expect(new Set(pages.flat()).size).toBe(23);
    const all = await outlook.get(`${shared}/calendarView?${window}&$top=1000&$orderby=start/dateTime desc`);
    expect(subjects(all.body.value).at(0)).toBe('Session 22');
  });

  test.each([
    ['no window', ''],
    ['half a window', 'startDateTime=2027-02-03T00:00:00Z'],
    ['a window that is none', between('yesterday', 'tomorrow')],
    ['a window that ends before it begins', between('2027-02-03', '2027-02-02')],
    ['a window of more than 1,825 days', between('2020-01-01', '2027-01-01')],
  ])('is refused with 400 for %s', async (_, query) => {
    expect((await localOutlook().get(`${shared}/calendarView?${query}`)).status).toBe(400);
  });

  /** Where each event is looked at for each that comes, this does not end within its limit. */
  test('of 20,000 events shows those of a day', async () => {
    const outlook = localOutlook();
    for (let n = 0; n < 20_000; n += 1) {
      const day = new Date(Date.UTC(2027, 0, 1 + (n % 365))).toISOString().slice(0, 10);
      await outlook.post(
        `${shared}/events`,
        at(`${day}T09:00:00`, `${day}T10:00:00`, { subject: `Session ${n}`, transactionId: `t${n}` }),
      );
    }
    const window = between('2027-02-03T00:00:00Z', '2027-02-04T00:00:00Z');
    const { body } = await outlook.get(`${shared}/calendarView?${window}&$top=1000`);
    expect(body.value).toHaveLength(55);
  }, 60_000);
});
