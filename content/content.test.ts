/** The starting content goes in without a refusal, and holds what it promises. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readFeed } from '#adapters/feeds/readFeed.ts';
import { areasSchema } from '#core/areas/area.ts';
import { laySample } from '#core/events/laySample.ts';
import { addDays } from '#core/time/days.ts';
import { whenWords } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';

const text = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const areas = areasSchema.parse(JSON.parse(text('areas.json')));
const now = '2026-11-23T09:00:00Z';

const read = (name: string, content = text(name)) => {
  const reading = readFeed({ name, bytes: new TextEncoder().encode(content) }, areas, now);
  if (!reading.ok) throw new Error(reading.failure.message);
  return reading.value;
};

const files = [
  'areas.json',
  'updates.json',
  'meetings.json',
  'sample-updates.json',
  'programme-2024.csv',
  'practice-week-2024.ics',
  'sample.csv',
  'README.md',
];

describe('the starting content', () => {
  it('has the programme of 2024 with its dates', () => {
    const { entries, refusals, notes } = read('programme-2024.csv');
    expect([refusals, notes]).toEqual([[], []]);
    const when = Object.fromEntries(entries.map(({ uid, details }) => [uid, whenWords(details)]));
    expect(when).toEqual({
      'nlc-2024-02': 'Monday 12 February 2024',
      'ap-framework-2024-05': 'Tuesday 7 May 2024, 9am to midday',
      'attendance-survey-2024': 'Friday 17 May 2024',
      'practice-week-2024': '20 to 24 May 2024',
      'practice-week-2024-conference': 'Wednesday 22 May 2024',
      'wraparound-2024': 'Friday 24 May 2024',
      'nlc-2024-06': 'Tuesday 11 June 2024, 2pm to 3pm',
      'virtual-school-2024-06': 'Wednesday 19 June 2024',
      'safeguarding-2024': 'Thursday 20 June 2024',
      'new-horizons-2024': 'Tuesday 16 July 2024',
      'nlc-2024-09': 'Thursday 19 September 2024',
      'itt-webinar-2024-10': 'Thursday 10 October 2024, 4pm to 5pm',
      'ks2-challenge-2024': '1 to 30 November 2024',
    });
  });

  it('has the days of Practice Week 2024 as a calendar file, the conference only in the programme', () => {
    const { entries, refusals } = read('practice-week-2024.ics');
    expect(refusals).toEqual([]);
    expect(entries.map(({ details }) => details.programme)).toEqual(Array(4).fill('Practice Week 2024'));
  });

  it.each(['2026-11-22', '2026-12-18', '2027-02-03', '2027-03-20', '2027-10-13'])(
    'lays the sample programme for a start on %s without a refusal',
    (first) => {
      const { entries, refusals, notes } = read('sample.csv', laySample(text('sample.csv'), first));
      expect([refusals, notes]).toEqual([[], []]);
      expect(entries.length).toBeGreaterThanOrEqual(20);
      expect(entries.every(({ details }) => details.sample)).toBe(true);
      const starts = entries.map(({ details }) => dayOf(details.start, ukZone)).sort();
      expect(starts[0]! >= first).toBe(true);
      expect(starts.at(-1)! < addDays(first, 77)).toBe(true);
      const week = entries.filter(({ details }) => details.programme?.includes('Practice Week'));
      expect(week.some(({ details }) => details.kind === 'conference' && details.capacity !== null)).toBe(
        true,
      );
      expect(entries.find(({ uid }) => uid === 'sample-collaborative')?.details.capacity).toBe(12);
    },
  );

  it('names no e-mail address', () => {
    for (const file of files) expect(text(file)).not.toMatch(/[\w.]+@[\w-]+\.\w/);
  });
});
