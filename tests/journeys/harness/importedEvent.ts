/** An event of a test's own, imported through the same door as any programme. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventsReplySchema } from '#core/contract/api.ts';
import { apiAs, personNamed } from './asPerson.ts';
import type { Stack } from './startStack.ts';

const day = 86_400_000;

/**
 * A workshop with so many places, in two weeks' time unless another day is wanted.
 * @returns its id
 * @throws with what the import said when it is refused
 */
export const importedEvent = async (
  stack: Stack,
  title: string,
  places: number,
  inDays = 14,
): Promise<string> => {
  const date = new Date(Date.now() + inDays * day).toISOString().slice(0, 10);
  const file = path.join(stack.state, 'workshop.csv');
  const row = `workshop,${title},workshop,${date},10:00,11:00,County Hall,${places}`;
  writeFileSync(file, `id,title,kind,date,start,end,venue,places\n${row}\n`);
  const { output } = await stack.tool('tools/import.ts', '--yes', file);
  const { body } = await apiAs(stack, personNamed('Council editor'))('/events');
  const event = eventsReplySchema.parse(body).events.find((one) => one.title === title);
  if (!event) throw new Error(`${title} was not imported:\n${output}`);
  return event.id;
};
