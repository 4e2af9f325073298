/** Calendar files from elsewhere: each is read, or refused with a reason; none crashes, none hangs. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { boundedReader } from './testing/boundedReader.ts';
import { soundReading } from './testing/soundReading.ts';

const folder = new URL('../../tests/corpus/ics/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ics'))
  .sort();

describe('a calendar file that another program wrote', () => {
  const reader = boundedReader(30);
  afterAll(() => reader.close());

  it('is one of many', () => expect(files.length).toBeGreaterThanOrEqual(58));

  it.each(files)('%s is read or refused with a reason, within a second', async (name) => {
    const bytes = readFileSync(new URL(name, folder));
    const { result, milliseconds } = await reader.read(bytes);
    expect(soundReading(result, bytes)).toEqual([]);
    expect(milliseconds).toBeLessThan(1_000);
  });
});
