/** Nothing is on its way any more, and whatever could not be done is shown to people. */
import type { World } from '../world/world.ts';

/** Of several subjects that failed together each is tried by itself before anybody is told. */
const isAlone = ({ text }: { text: string }): boolean => (JSON.parse(text).subjects ?? [{}]).length === 1;

/** An import whose last try ended between its work and its message is done, and its page says so. */
const isApplied = ({ imports }: World['tables'], { queue, text }: { queue: string; text: string }): boolean =>
  queue === 'imports' && imports.runs.get(JSON.parse(text).importId)?.state === 'applied';

export const checkQuiet = async ({ tables, queues, ledger, violated, schedule }: World): Promise<void> => {
  for (const mark of tables.outbox.standing.values())
    violated(`${mark.kind} ${mark.eventId} is still marked as out of step, since ${mark.markedAt}`);
  for (const [queue, messages] of queues.all())
    for (const { text, visibleAt } of messages)
      if (queue !== 'changes' && visibleAt < schedule.time - 60_000)
        violated(`a message is stuck in the queue ${queue}: ${text.slice(0, 200)}`);
  for (const row of tables.projections.rows.values())
    if (row.problem !== null) violated(`${row.target} ${row.key} was given up: ${row.problem}`);
  for (const { source, problem } of tables.readings.readings.values())
    if (problem !== null) violated(`the ${source} cannot be read: ${problem}`);
  for (const { value } of tables.desk.questions.values())
    if (value.edit.deleted && !ledger.deleted.has(value.eventId))
      violated(`it was asked whether ${value.eventId} is to go, which nobody deleted`);
  const undone = ledger.poisoned.filter((message) => isAlone(message) && !isApplied(tables, message));
  if (undone.length > 0 && tables.stopped.rows.size === 0)
    violated(`${undone.length} messages failed for good and nobody is told`);
};
