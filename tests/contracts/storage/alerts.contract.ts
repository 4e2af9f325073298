import { expect, test } from '@jest/globals';
import type { Alert } from '#core/sync/alerts/alert.ts';
import { anAlert } from '../../builders/anAlert.ts';
import type { OpenStorage } from './opened.ts';

/** Alerts to administrators, and who they are. */
export const alertsContract = (open: OpenStorage) => {
  test('an alert is kept once, changed as it was read only, and forgotten when it was closed long ago', async () => {
    const { alerts, ids } = open();
    const alert = anAlert({ id: ids.next() });
    expect(await alerts.get(alert.id)).toBeNull();
    expect(await alerts.put(alert, null)).toBe('written');
    expect(await alerts.put(alert, null)).toBe('conflict');
    expect((await alerts.all()).map(({ value }) => value)).toContainEqual(alert);
    const etag = (await alerts.get(alert.id))?.etag ?? null;
    const closed: Alert = { ...alert, state: 'closed', at: '2026-11-23T09:00:00Z' };
    expect(await alerts.put(closed, etag)).toBe('written');
    expect(await alerts.put(alert, etag)).toBe('conflict');
    await alerts.forget('2026-11-23T09:00:00Z');
    expect((await alerts.get(alert.id))?.value).toEqual(closed);
    expect(await alerts.forget('2026-11-23T09:00:01Z')).toBeGreaterThanOrEqual(1);
    expect(await alerts.get(alert.id)).toBeNull();
  });

  test('what is wrong of late is as it was seen last', async () => {
    const { alerts } = open();
    await alerts.putSeen([{ what: 'mails', since: '2026-11-23T09:00:00Z' }]);
    await alerts.putSeen([{ what: 'list', since: '2026-11-23T09:01:00Z' }]);
    expect(await alerts.seen()).toEqual([{ what: 'list', since: '2026-11-23T09:01:00Z' }]);
    await alerts.putSeen([]);
    expect(await alerts.seen()).toEqual([]);
  });

  test('those are found who proved a role last, and not too long ago', async () => {
    const { roleProofs, ids } = open();
    const [admin, once, editor] = [ids.next(), ids.next(), ids.next()].map((id) => `tenant:${id}`);
    const until = '2026-11-23T09:30:00Z';
    await roleProofs.put({ person: admin ?? '', roles: ['editor', 'administrator'], until });
    await roleProofs.put({ person: once ?? '', roles: ['administrator'], until });
    await roleProofs.put({ person: once ?? '', roles: [], until });
    await roleProofs.put({ person: editor ?? '', roles: ['editor'], until });
    const found = await roleProofs.holders('administrator', '2026-11-23T09:29:59Z');
    expect(found).toContain(admin);
    expect(found).not.toContain(once);
    expect(found).not.toContain(editor);
    expect(await roleProofs.holders('administrator', until)).not.toContain(admin);
  });
};
