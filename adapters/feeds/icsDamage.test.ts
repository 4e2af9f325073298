/** Damaged calendar files: whatever happens to one, it is read or refused with a reason, and no worker stands still. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundedReader } from './testing/boundedReader.ts';
import { damages } from './testing/damage.ts';
import { soundReading } from './testing/soundReading.ts';

const folder = new URL('../../tests/corpus/ics/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ics'))
  .sort();
/** A little less than a file may have. */
const tenMegabytes = 10 * 1024 * 1024 - 1_000;
// `ICS_DAMAGES=20000` looks further.
const runs = Number(process.env.ICS_DAMAGES ?? 300);

describe('a damaged calendar file', () => {
  const reader = boundedReader(30);
  afterAll(() => reader.close());

  it(
    'is read or refused with a reason, within a second',
    () =>
      fc.assert(
        fc.asyncProperty(fc.constantFrom(...files), damages, async (name, damage) => {
          const bytes = damage(new Uint8Array(readFileSync(new URL(name, folder))));
          const { result, milliseconds } = await reader.read(bytes);
          expect(soundReading(result, bytes)).toEqual([]);
          expect(milliseconds).toBeLessThan(1_000);
        }),
        { numRuns: runs },
      ),
    runs * 1_000,
  );

  const event = (line: string): string =>
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n${line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

  it.each([
    ['one line', event(`DESCRIPTION:${'x'.repeat(tenMegabytes)}`)],
    ['parameters', event(`DESCRIPTION${';A=b'.repeat(tenMegabytes / 4)}:x`)],
    ['an open quote', event(`DESCRIPTION;A="${'""'.repeat(tenMegabytes / 2)}`)],
    ['folds', event(`DESCRIPTION:${'x\r\n '.repeat(tenMegabytes / 4)}`)],
    ['parts within parts', event('BEGIN:X\r\n'.repeat(tenMegabytes / 9))],
    ['beginnings', 'BEGIN:VCALENDAR\r\n'.repeat(tenMegabytes / 17)],
    ['line ends', `BEGIN:VCALENDAR${'\r'.repeat(tenMegabytes)}END:VCALENDAR`],
  ])('with ten megabytes of %s is read or refused within seconds', async (_, text) => {
    const bytes = new TextEncoder().encode(text);
    const { result, milliseconds } = await reader.read(bytes);
    expect(soundReading(result, bytes)).toEqual([]);
    expect(milliseconds).toBeLessThan(10_000);
  });
});
