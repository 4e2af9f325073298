/** A programme of so many events, a third of them online, spread over three hundred days. */
import { readFeed } from '#adapters/feeds/readFeed.ts';
import type { FeedReading } from '#core/events/reading.ts';

/** @param changed how many, from the first on, say `note` in their title */
export const programme = (size: number, changed = 0, note = ''): Uint8Array => {
  const rows = Array.from({ length: size }, (_, index) => {
    const day = new Date(Date.UTC(2027, 0, 4 + (index % 300))).toISOString().slice(0, 10);
    const title = `Session ${index}${index < changed ? ` ${note}` : ''}`;
    const online = index % 3 === 0 ? 'yes' : '';
    return `e${index},${title},workshop,${day},10:00,11:00,County Hall,${online},30`;
  });
  return Buffer.from(['id,title,kind,date,start,end,venue,online,places', ...rows].join('\n'));
};

/** @throws when the file cannot be read */
export const readProgramme = (bytes: Uint8Array, now: string): FeedReading => {
  const reading = readFeed({ name: 'programme.csv', bytes }, [], now);
  if (!reading.ok) throw new Error(reading.failure.message);
  return reading.value;
};
