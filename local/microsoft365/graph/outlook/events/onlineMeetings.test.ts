import { describe, expect, test } from '@jest/globals';
import { anEvent, localOutlook, shared } from '../testing/localOutlook.ts';

const online = anEvent({ isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' });

describe('an online meeting', () => {
  test('has a join link, and the way in at the end of its body', async () => {
    const { body } = await localOutlook().post(`${shared}/events`, online);
    expect(body).toMatchObject({ isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' });
    const joinUrl = String(body.onlineMeeting?.joinUrl);
    expect(joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    expect(body.body?.content).toMatch(/Please bring your plans\..*Join the meeting now/s);
    expect(body.body?.content).toContain(joinUrl);
  });

  test("takes the calendar's provider when none is named, and refuses one that is not allowed", async () => {
    const outlook = localOutlook();
    const plain = await outlook.post(`${shared}/events`, anEvent({ isOnlineMeeting: true }));
    expect(plain.body.onlineMeetingProvider).toBe('teamsForBusiness');
    const skype = anEvent({ isOnlineMeeting: true, onlineMeetingProvider: 'skypeForBusiness' });
    expect((await outlook.post(`${shared}/events`, skype)).status).toBe(400);
  });

  test('can show its link later than its creation', async () => {
    const outlook = localOutlook({ joinLinkDelaySeconds: 30 });
    const { body } = await outlook.post(`${shared}/events`, online);
    expect(body).toMatchObject({ isOnlineMeeting: true, onlineMeeting: null });
    outlook.setClock('2027-01-11T09:00:30Z');
    const later = await outlook.get(`${shared}/events/${body.id}`);
    expect(later.body.onlineMeeting?.joinUrl).toContain('/meetup-join/');
  });

  test('cannot be switched off or given to another provider', async () => {
    const outlook = localOutlook();
    const before = (await outlook.post(`${shared}/events`, online)).body;
    for (const change of [{ isOnlineMeeting: false }, { onlineMeetingProvider: 'skypeForBusiness' }])
      expect((await outlook.patch(`${shared}/events/${before.id}`, change)).body).toMatchObject({
        isOnlineMeeting: true,
        onlineMeetingProvider: 'teamsForBusiness',
        onlineMeeting: before.onlineMeeting,
      });
  });

  test('survives a new body that keeps the way in, and is lost with one that does not', async () => {
    const outlook = localOutlook();
    const before = (await outlook.post(`${shared}/events`, online)).body;
    const path = `${shared}/events/${before.id}`;
    const kept = String(before.body?.content).replace('your plans', 'your questions');
    const still = (await outlook.patch(path, { body: { contentType: 'html', content: kept } })).body;
    expect(still).toMatchObject({ isOnlineMeeting: true, onlineMeeting: before.onlineMeeting });
    const lost = (await outlook.patch(path, { body: { contentType: 'html', content: '<p>New</p>' } })).body;
    expect(lost).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null });
  });

  test('can be asked for after the creation', async () => {
    const outlook = localOutlook();
    const { id } = (await outlook.post(`${shared}/events`, anEvent())).body;
    const { body } = await outlook.patch(`${shared}/events/${id}`, { isOnlineMeeting: true });
    expect(body.body?.content).toContain(String(body.onlineMeeting?.joinUrl));
  });
});
