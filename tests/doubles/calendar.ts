import { isDeepStrictEqual } from 'node:util';
import { mostAttendees } from '#core/sync/linkedEvents.ts';
import type { Attendee, CalendarEntry, CalendarOperation, EventCalendar, Outcome } from '#core/sync/ports.ts';
import { Script } from './script.ts';

type Entry = { key: string; entry: CalendarEntry; attendees: Attendee[]; joinUrl: string | null };

/** The shared mailbox in memory. Cancelled entries leave it. */
export class InMemoryCalendar implements EventCalendar {
  readonly entries = new Map<string, Entry>();
  /** Operations carried out and attendee lists written, in order. */
  readonly operations: (CalendarOperation | { op: 'attendees'; remoteId: string })[] = [];
  /** Outcomes to give instead of carrying an operation out: `calendar.script.next(key, outcome)`. */
  readonly script = new Script();
  /** Set to give the join link only to a later `read`, as Outlook sometimes does. */
  joinUrlLate = false;
  #count = 0;

  /** The entry of an event, by our key. */
  byKey(key: string): Entry | undefined {
    return [...this.entries.values()].find((entry) => entry.key === key);
  }

  async apply(operations: readonly CalendarOperation[]): Promise<Outcome[]> {
    return operations.map((operation) => this.script.take(operation.key) ?? this.#carryOut(operation));
  }

  async setAttendees(
    remoteId: string,
    attendees: readonly Attendee[],
    isCurrent: () => Promise<boolean> = async () => true,
  ): Promise<Outcome> {
    const entry = this.entries.get(remoteId);
    const scripted = entry && this.script.take(entry.key);
    if (scripted) return scripted;
    if (!entry) return { status: 'gone' };
    if (attendees.length > mostAttendees)
      return { status: 'refused', reason: 'an Outlook event takes at most 500 attendees' };
    if (!isDeepStrictEqual(entry.attendees, attendees)) {
      if (!(await isCurrent())) return { status: 'retry', afterSeconds: 1, reason: 'It changed meanwhile.' };
      entry.attendees = structuredClone([...attendees]);
      this.operations.push({ op: 'attendees', remoteId });
    }
    return { status: 'done', remoteId, joinUrl: entry.joinUrl };
  }

  #carryOut(operation: CalendarOperation): Outcome {
    this.operations.push(structuredClone(operation));
    if (operation.op === 'create') return this.#create(operation.key, operation.entry);
    const entry = this.entries.get(operation.remoteId);
    if (!entry) return { status: 'gone' };
    if (operation.op === 'cancel') {
      this.entries.delete(operation.remoteId);
      return { status: 'gone' };
    }
    if (operation.op === 'update') this.#state(entry, { ...entry.entry, ...operation.changes });
    const late = operation.op === 'update' && this.joinUrlLate;
    return { status: 'done', remoteId: operation.remoteId, joinUrl: late ? null : entry.joinUrl };
  }

  #create(key: string, stated: CalendarEntry): Outcome {
    this.#count += 1;
    const known = [...this.entries].find(([, entry]) => entry.key === key);
    const remoteId = known?.[0] ?? `outlook-${this.#count}`;
    const entry = known?.[1] ?? { key, entry: stated, attendees: [], joinUrl: null };
    this.#state(entry, stated);
    this.entries.set(remoteId, entry);
    return { status: 'done', remoteId, joinUrl: this.joinUrlLate ? null : entry.joinUrl };
  }

  #state(entry: Entry, stated: CalendarEntry): void {
    entry.entry = structuredClone(stated);
    if (stated.online) entry.joinUrl ??= `https://teams.microsoft.com/l/meetup-join/${entry.key}`;
  }
}
