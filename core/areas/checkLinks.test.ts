import { beforeEach, describe, expect, test } from '@jest/globals';
import { anArea } from '../../tests/builders/anArea.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { checkLinks } from './checkLinks.ts';
import type { CheckLink } from './ports.ts';

const lead = aPrincipal('lead');
const guide = {
  id: 'r1',
  title: 'Guide',
  link: 'https://norfolk.example/guide',
  type: 'PDF',
  size: null,
  checkedOn: '2026-11-01',
  brokenSince: null,
};
let deps: InMemoryDeps;
let standing: Awaited<ReturnType<CheckLink>>;
let asked: string[];

const check = () =>
  checkLinks({
    ...deps,
    officeMailbox: 'office@norfolk.example',
    async checkLink(url) {
      asked.push(url);
      return standing;
    },
  });
const resource = async (slug = 'ks2') => (await deps.areas.get(slug))?.value.resources[0];

beforeEach(async () => {
  deps = inMemoryDeps();
  asked = [];
  const leads = [{ key: lead.key, name: 'Lead', role: 'Task-group lead' }];
  deps.areas.seed(
    anArea({ leads, resources: [guide] }),
    anArea({ slug: 'attendance', name: 'Attendance', closed: '2024-25', resources: [guide] }),
  );
  await deps.people.put({ key: lead.key, name: lead.name, email: lead.email });
});

describe('the links of an area’s resources', () => {
  test('that lead nowhere are marked, and those who lead the area hear of it once', async () => {
    standing = 'broken';
    expect(await check()).toBe(1);
    expect(await resource()).toMatchObject({ brokenSince: '2026-11-23T09:00:00Z', checkedOn: '2026-11-01' });
    deps.clock.advance(7 * 24 * 60);
    expect(await check()).toBe(0);
    expect(await resource()).toMatchObject({ brokenSince: '2026-11-23T09:00:00Z' });
    expect(deps.mailer.sent.map(({ to, subject }) => `${to.email} ${subject}`)).toEqual([
      'lead@norfolk.example Norfolk KS2 Challenge: a link is not working',
    ]);
    expect(deps.mailer.sent[0]?.text).toContain(guide.link);
  });

  test('that work again lose their mark, and say when they were looked at', async () => {
    standing = 'broken';
    await check();
    standing = 'works';
    await check();
    expect(await resource()).toMatchObject({ brokenSince: null, checkedOn: '2026-11-23' });
  });

  test('that cannot be looked at from here stay as they were', async () => {
    standing = 'unknown';
    const before = (await deps.areas.get('ks2'))?.etag;
    await check();
    expect((await deps.areas.get('ks2'))?.etag).toBe(before);
    expect(deps.mailer.sent).toEqual([]);
  });

  test('are not looked at where nobody works on the area any more', async () => {
    standing = 'broken';
    await check();
    expect(asked).toEqual([guide.link]);
    expect(await resource('attendance')).toMatchObject({ brokenSince: null });
  });
});
