/** What the comparisons of thirty days found and mended, field by field, as a file for a spreadsheet. For administrators. */
import { byteOrderMark, csvLine, csvMoment } from '../../csv.ts';
import type { Deps } from '../../deps.ts';
import { fail, type Result, succeed } from '../../errors.ts';
import { type CollaborativeEvent, eventReference } from '../../events/event.ts';
import { inRunsOf } from '../../inRunsOf.ts';
import type { Principal } from '../../people/person.ts';
import { addSeconds, dayOf, instantOf, ukZone } from '../../time/zones.ts';
import type { DriftDetail, Drifted, DriftReport } from '../reconcile/drift.ts';
import { comparedNames } from './healthWords.ts';
import { mayRun } from './mayRun.ts';

const shownSeconds = 30 * 86_400;
const eventsAtOnce = 100;

const titles = [
  'When',
  'Where',
  'Event',
  'Title',
  'Found',
  'Field',
  'Stood there',
  'App says',
  'What was done',
];

const foundWords: Record<DriftDetail['what'], string> = {
  missing: 'Missing',
  extra: 'Should not be there',
  differs: 'Different',
};
const doneWords: Record<Drifted['outcome'], string> = { mended: 'Mended', asked: 'An editor was asked' };

type Events = ReadonlyMap<string, Pick<CollaborativeEvent, 'title'>>;

const linesOf = ({ source, at, drifted, more }: DriftReport, events: Events): string => {
  const when = csvMoment(at);
  const where = comparedNames[source];
  const lines = drifted.flatMap(({ eventId, outcome, details }) => {
    const event = [eventReference(eventId), events.get(eventId)?.title ?? ''];
    return details.map(({ what, field, there, ours }) =>
      csvLine([
        when,
        where,
        ...event,
        foundWords[what],
        field ?? '',
        there ?? '',
        ours ?? '',
        doneWords[outcome],
      ]),
    );
  });
  if (more > 0) lines.push(csvLine([when, where, '', `and ${more} more`, '', '', '', '', '']));
  return lines.join('');
};

/** Newest first; only the headings where nothing was found. Fails with `forbidden`. */
export const driftFile = async (
  deps: Pick<Deps, 'clock' | 'drifts' | 'events'>,
  { principal }: { principal: Principal },
): Promise<Result<{ name: string; text: string }>> => {
  if (!mayRun(principal)) return fail('forbidden', 'Only administrators may see what was compared.');
  const now = instantOf(deps.clock.now());
  const reports = await deps.drifts.since(addSeconds(now, -shownSeconds));
  const ids = new Set(reports.flatMap(({ drifted }) => drifted.map(({ eventId }) => eventId)));
  const events = new Map<string, CollaborativeEvent>();
  for (const run of inRunsOf(eventsAtOnce, [...ids]))
    for (const { value } of await deps.events.getMany(run)) events.set(value.id, value);
  const text = [byteOrderMark + csvLine(titles), ...reports.map((report) => linesOf(report, events))].join(
    '',
  );
  return succeed({ name: `Drift report ${dayOf(now, ukZone)}.csv`, text });
};
