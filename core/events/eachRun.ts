/** Every event, a hundred at a time, so that nobody holds them all. */
import type { CollaborativeEvent } from './event.ts';
import type { EventStore } from './ports.ts';

const runSize = 100;

/** Published and cancelled events in order of their ids. What is written meanwhile may or may not be among them. */
export async function* eachRun(events: Pick<EventStore, 'after'>): AsyncGenerator<CollaborativeEvent[]> {
  let last: string | undefined = '';
  while (last !== undefined) {
    const run: CollaborativeEvent[] = await events.after(last, runSize);
    if (run.length > 0) yield run;
    last = run.length === runSize ? run.at(-1)?.id : undefined;
  }
}
