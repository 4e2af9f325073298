import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { anArea } from '../../tests/builders/anArea.ts';
import { addDays, weekdayOf } from '../time/days.ts';
import { dayOf, localInstant, ukZone } from '../time/zones.ts';
import { laySampleUpdates } from './laySampleUpdates.ts';
import { problemsOf } from './problemsOf.ts';
import { sampleUpdateSchema, updateFrom } from './startingContent.ts';

const samples = z
  .array(sampleUpdateSchema)
  .parse(JSON.parse(readFileSync(new URL('../../content/sample-updates.json', import.meta.url), 'utf8')));

describe('the sample updates', () => {
  test.each(['2026-11-22', '2026-11-23', '2027-03-27', '2027-10-30'])(
    'laid for a start on %s are marked as samples, published on working days and could pass a review',
    (first) => {
      const midday = localInstant(first, '12:00', ukZone);
      for (const [n, starting] of laySampleUpdates(samples, first).entries()) {
        const update = updateFrom(starting, `s${n}`);
        expect(update).toMatchObject({ sample: true, state: 'published' });
        const on = dayOf(update.publishedAt ?? '', ukZone);
        expect(weekdayOf(on)).toBeLessThanOrEqual(5);
        expect(on <= first && on > addDays(first, -30)).toBe(true);
        expect(problemsOf(update, anArea({ slug: update.area }), midday)).toEqual([]);
      }
    },
  );
});
