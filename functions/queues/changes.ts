/** Queue `changes`: reads what people changed in list or calendar and takes it back into the truth. */
import type { RosterDeps } from '#core/bookings/changeRoster.ts';
import { changesMessageSchema } from '#core/contract/queue.ts';
import type { CalendarChange, ChangeReader, ChangeSource, ListChange } from '#core/sync/inbound/ports.ts';
import { type ReadingDeps, readChanges } from '#core/sync/inbound/readChanges.ts';
import { takeCalendarChanges } from '#core/sync/inbound/takeCalendarChanges.ts';
import type { TakeDeps } from '#core/sync/inbound/takeEdit.ts';
import { takeListChanges } from '#core/sync/inbound/takeListChanges.ts';
import { type TellEditorsDeps, tellEditors } from '#core/sync/inbound/tellEditors.ts';

export type ChangesWorkerDeps = ReadingDeps &
  TakeDeps &
  RosterDeps &
  TellEditorsDeps & {
    listChanges: ChangeReader<ListChange>;
    calendarChanges: ChangeReader<CalendarChange>;
    readChangesSoon(source: ChangeSource, afterSeconds: number): Promise<void>;
  };

/** @throws on a message of another version: it goes to the poison queue, where a person sees it */
export const takeChanges =
  (deps: ChangesWorkerDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const { source } = changesMessageSchema.parse(message);
    const { changes, afterSeconds } =
      source === 'list'
        ? await readChanges(deps, {
            source,
            reader: deps.listChanges,
            take: (page) => takeListChanges(deps, page),
          })
        : await readChanges(deps, {
            source,
            reader: deps.calendarChanges,
            take: (page) => takeCalendarChanges(deps, page),
          });
    if (changes > 0) {
      report(`${changes} changes read from the ${source}`);
      // A timer does so too; whoever made an edit is still at it now.
      await tellEditors(deps);
    }
    if (afterSeconds !== null) await deps.readChangesSoon(source, afterSeconds);
  };
