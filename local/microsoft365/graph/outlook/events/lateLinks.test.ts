import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mailbox } from '../../../../people.ts';
import { inProcess } from '../../../testing/inProcess.ts';
import { anEvent } from '../testing/localOutlook.ts';

const events = `/users/${mailbox}/events`;
const window = `/users/${mailbox}/calendarView/delta?startDateTime=2027-02-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z`;

let local: Awaited<ReturnType<typeof inProcess>>;
beforeEach(async () => {
  local = await inProcess({ settings: { outlook: { joinLinkDelaySeconds: 30 } } });
});
afterEach(() => local.close());

const online = anEvent({ isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' });
const pathOf = (link: unknown): string => String(link).replace(`${local.url}/v1.0`, '');

describe('a join link that comes late', () => {
  test('is a change: another change key, and an entry of the delta query', async () => {
    const made = (await local.call('POST', events, online)).body;
    expect(made.onlineMeeting).toBeNull();
    const before = (await local.call('GET', window)).body;
    expect(before.value?.map(({ id }) => id)).toEqual([made.id]);
    await local.clock.advance(30_000);
    const after = (await local.call('GET', pathOf(before['@odata.deltaLink']))).body;
    expect(after.value).toMatchObject([
      { id: made.id, onlineMeeting: { joinUrl: expect.stringContaining('/meetup-join/') } },
    ]);
    expect(after.value?.[0]?.changeKey).not.toBe(made.changeKey);
    const quiet = (await local.call('GET', pathOf(after['@odata.deltaLink']))).body;
    expect(quiet.value).toEqual([]);
  });

  test('comes once, whatever else is changed while it is waited for, and not to an event that has gone', async () => {
    const kept = (await local.call('POST', events, online)).body;
    const gone = (await local.call('POST', events, { ...online, subject: 'Gone' })).body;
    await local.call('PATCH', `${events}/${kept.id}`, { subject: 'Renamed' });
    await local.call('DELETE', `${events}/${gone.id}`);
    const before = (await local.call('GET', window)).body;
    await local.clock.advance(600_000);
    const after = (await local.call('GET', pathOf(before['@odata.deltaLink']))).body;
    expect(after.value?.map(({ subject }) => subject)).toEqual(['Renamed']);
  });
});
