/** The calendars that anybody may subscribe to: everything, one area, or one programme such as Practice Week. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { addDays } from '../time/days.ts';
import { dayOf, instantOf, localMidnight, ukZone } from '../time/zones.ts';
import type { Calendar } from './calendar.ts';
import { recentEvents } from './recentEvents.ts';

const daysBack = 60;
const daysAhead = 731;

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** Whether the programme's name holds these words in a row: `practice-week` finds it in every year. */
const isOf = (programme: string | null, wanted: string): boolean =>
  programme !== null && `-${words(programme)}-`.includes(`-${wanted}-`);

const sentence = (slug: string): string =>
  slug.replaceAll('-', ' ').replace(/\b\p{L}/gu, (c) => c.toUpperCase());

/** Empty for a programme that has no events yet. Fails with `notFound` for an area that does not exist. */
export const publicCalendar = async (
  deps: Pick<Deps, 'clock' | 'events' | 'areas'>,
  choice: { area?: string | undefined; programme?: string | undefined },
): Promise<Result<Calendar>> => {
  const area = choice.area === undefined ? null : ((await deps.areas.get(choice.area))?.value ?? null);
  if (choice.area !== undefined && area === null)
    return fail('notFound', 'There is no such area. Copy the link anew from the Events page.');
  const programme = choice.programme === undefined ? null : words(choice.programme);
  if (programme === '') return fail('notFound', 'There is no programme without a name.');

  const today = dayOf(instantOf(deps.clock.now()), ukZone);
  const inWindow = await recentEvents(
    deps,
    localMidnight(addDays(today, -daysBack), ukZone),
    localMidnight(addDays(today, daysAhead), ukZone),
  );
  const chosen = inWindow.filter(
    (event) =>
      (!area || event.area === area.slug) && (programme === null || isOf(event.programme, programme)),
  );
  const about = [area?.name, programme && sentence(programme)].filter(Boolean);
  return succeed({
    name: ['Norfolk Learning', ...about].join(': '),
    entries: chosen.map((event) => ({ event, booking: null })),
    // An event that left the area or the window leaves no trace here, so each day counts as a change.
    changedAt:
      [localMidnight(today, ukZone), ...inWindow.map(({ changedAt }) => changedAt)].sort().at(-1) ?? null,
  });
};
