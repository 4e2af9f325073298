import { describe, expect, test } from '@jest/globals';
import { aBooking } from '../../tests/builders/aBooking.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import { obtainFeedLink, revokeFeedLink } from './feedLink.ts';
import { personalCalendar } from './personalCalendar.ts';
import { publicCalendar } from './publicCalendar.ts';

const county = (...events: Partial<CollaborativeEvent>[]) => {
  const deps = inMemoryDeps();
  deps.areas.seed(anArea());
  deps.events.seed(...events.map((event, n) => anEvent({ id: `e${n}`, title: `e${n}`, ...event })));
  return deps;
};

const titles = async (
  deps: ReturnType<typeof county>,
  choice: Parameters<typeof publicCalendar>[1] = {},
): Promise<string[] | string> => {
  const calendar = await publicCalendar(deps, choice);
  return calendar.ok ? calendar.value.entries.map(({ event }) => event.title) : calendar.failure.code;
};

const on = (day: string) => ({ start: `${day}T10:00:00Z`, end: `${day}T11:00:00Z` });

describe('a calendar for everybody', () => {
  test('goes from 60 days ago to two years ahead, cancelled events with it, drafts not', async () => {
    const deps = county(
      on('2026-09-23'),
      on('2026-09-24'),
      { ...on('2026-12-01'), state: 'cancelled' },
      { ...on('2026-12-02'), state: 'draft' },
      on('2028-11-22'),
      on('2028-11-30'),
    );
    expect(await titles(deps)).toEqual(['e1', 'e2', 'e4']);
  });

  test('holds one area, or one programme by the words of its name in any year', async () => {
    const deps = county(
      { area: null, programme: 'Norfolk Practice Week 2027' },
      { area: 'ks2', programme: 'Best practice weekly' },
      { area: 'ks2' },
    );
    expect(await titles(deps, { area: 'ks2' })).toEqual(['e1', 'e2']);
    expect(await titles(deps, { programme: 'practice-week' })).toEqual(['e0']);
    expect(await titles(deps, { programme: 'Practice Week 2027' })).toEqual(['e0']);
    expect(await titles(deps, { programme: 'summer-school' })).toEqual([]);
  });

  test('says what it is', async () => {
    const name = async (choice: Parameters<typeof publicCalendar>[1]) => {
      const calendar = await publicCalendar(county(), choice);
      return calendar.ok && calendar.value.name;
    };
    expect(await name({})).toBe('Norfolk Learning');
    expect(await name({ area: 'ks2' })).toBe('Norfolk Learning: Norfolk KS2 Challenge');
    expect(await name({ programme: 'practice-week' })).toBe('Norfolk Learning: Practice Week');
  });

  test('does not exist for an area that does not', async () => {
    expect(await titles(county(), { area: 'cakes' })).toBe('notFound');
    expect(await titles(county(), { programme: '?' })).toBe('notFound');
  });

  test('counts as changed each day, and with each change in its window', async () => {
    const changedAt = async (deps: ReturnType<typeof county>) => {
      const calendar = await publicCalendar(deps, { area: 'ks2' });
      return calendar.ok && calendar.value.changedAt;
    };
    expect(await changedAt(county({}))).toBe('2026-11-23T00:00:00Z');
    expect(await changedAt(county({ area: null, changedAt: '2026-11-23T08:00:00Z' }))).toBe(
      '2026-11-23T08:00:00Z',
    );
  });
});

describe('the calendar of one person', () => {
  const head = aPrincipal();
  const tokenOf = (link: string) => /my\/(.+)\.ics$/.exec(link)?.[1] ?? '';

  test('holds what they have booked and nothing else', async () => {
    const deps = county({}, {}, {});
    deps.bookings.seed(
      aBooking({ eventId: 'e1', person: head }),
      aBooking({ eventId: 'e2', person: head, state: 'cancelled' }),
      aBooking({ eventId: 'e0' }),
    );
    const token = tokenOf(await obtainFeedLink(deps, head));
    expect(await personalCalendar(deps, token)).toMatchObject({
      ok: true,
      value: { entries: [{ event: { id: 'e1' }, booking: { state: 'going' } }], changedAt: null },
    });
  });

  test('has one link until it is revoked; the next one differs, and the old one says so', async () => {
    const deps = county();
    const link = await obtainFeedLink(deps, head);
    expect(await obtainFeedLink(deps, head)).toBe(link);
    await revokeFeedLink(deps, head);
    await revokeFeedLink(deps, head);
    expect(await personalCalendar(deps, tokenOf(link))).toMatchObject({ failure: { code: 'expired' } });
    expect(await obtainFeedLink(deps, head)).not.toBe(link);
    expect(deps.audit.entries.map(({ what }) => what)).toEqual([
      'calendarLink.made',
      'calendarLink.revoked',
      'calendarLink.made',
    ]);
    expect(JSON.stringify(deps.audit.entries)).not.toContain(tokenOf(link));
  });

  test('is not there for text that never was a link', async () => {
    expect(await personalCalendar(county(), 'made-up')).toMatchObject({ failure: { code: 'notFound' } });
  });
});
