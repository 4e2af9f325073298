/**
 * Graph requests for importing a programme of n events, for importing it again unchanged, and for one change. A batch
 * counts as one request; writes are counted one by one.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Stack, startStack } from '../tests/journeys/harness/startStack.ts';
import { graphRequests, graphWrites } from '../tests/journeys/harness/traffic.ts';
import type { Row } from './run.ts';

const sizes = [12, 500, 5000];

/** A programme of `size` events, a third of them online; `title` of the first is what the change changes. */
const programme = (size: number, title: string): string => {
  const rows = Array.from({ length: size }, (_, index) => {
    const day = new Date(Date.UTC(2027, 0, 4 + (index % 300))).toISOString().slice(0, 10);
    const online = index % 3 === 0 ? 'yes' : '';
    return `e${index},${index === 0 ? title : `Session ${index}`},workshop,${day},10:00,11:00,County Hall,${online},30`;
  });
  return ['id,title,kind,date,start,end,venue,online,places', ...rows].join('\n');
};

const importing = async (stack: Stack, size: number, what: string, text: string): Promise<Row> => {
  const file = path.join(stack.state, `programme-${size}.csv`);
  writeFileSync(file, text);
  const before = stack.traffic().length;
  const began = Date.now();
  const { code, output } = await stack.tool('tools/import.ts', '--yes', file);
  if (code !== 0) throw new Error(output);
  const caused = stack.traffic().slice(before);
  return {
    events: size,
    what,
    requests: graphRequests(caused).length,
    writes: graphWrites(caused),
    seconds: (Date.now() - began) / 1000,
  };
};

export const measure = async (): Promise<Row[]> => {
  const stack = await startStack();
  try {
    const rows: Row[] = [];
    for (const size of sizes) {
      rows.push(await importing(stack, size, 'first import', programme(size, 'Session 0')));
      rows.push(await importing(stack, size, 'again, unchanged', programme(size, 'Session 0')));
      rows.push(await importing(stack, size, 'one change', programme(size, 'Session 0 moved')));
    }
    return rows;
  } finally {
    await stack.close();
  }
};
