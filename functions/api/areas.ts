/** GET /api/areas, GET /api/areas/{slug}: what the collaborative works on. */
import type { HttpResponseInit } from '@azure/functions';
import type { Area } from '#core/areas/area.ts';
import { mayWriteFor } from '#core/areas/mayWriteFor.ts';
import { schoolYearOf } from '#core/areas/schoolYear.ts';
import { updatesAMonth } from '#core/areas/updatesAMonth.ts';
import type { AreaReply, AreaSummary, AreasReply } from '#core/contract/areas.ts';
import type { Deps } from '#core/deps.ts';
import { fail, type Result, succeed } from '#core/errors.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { mayEdit, type Principal } from '#core/people/person.ts';
import { addDays } from '#core/time/days.ts';
import { dayOf, instantOf, localMidnight, ukZone } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { presentEvent, presentMe } from './presentEvent.ts';
import { presentHelp } from './presentHelp.ts';
import { presentMeeting } from './presentMeeting.ts';
import { presentSummary } from './presentUpdate.ts';
import { viewEvents } from './viewEvents.ts';

export type AreasDeps = Pick<
  Deps,
  'clock' | 'areas' | 'meetings' | 'follows' | 'help' | 'updates' | 'events' | 'bookings'
>;

/** How far ahead events are shown on these pages. */
const daysAhead = 366;
const mostComingUp = 5;

const moments = ({ clock }: Pick<Deps, 'clock'>) => {
  const now = instantOf(clock.now());
  const today = dayOf(now, ukZone);
  return { now, today, year: schoolYearOf(today) };
};

const upcoming = (deps: AreasDeps, from: string): Promise<CollaborativeEvent[]> =>
  deps.events.between(from, localMidnight(addDays(dayOf(from, ukZone), daysAhead), ukZone));

/** The focus of the year first. */
const immediateFirst = (a: Stored<Area>, b: Stored<Area>): number =>
  Number(b.value.immediate) - Number(a.value.immediate);

export const listAreas =
  (deps: AreasDeps) =>
  async ({ principal }: SignedInCall): Promise<Result<HttpResponseInit>> => {
    const { now, year } = moments(deps);
    const [stored, updates, followed, events] = await Promise.all([
      deps.areas.list(),
      deps.updates.published({}),
      deps.follows.ofPerson(principal.key),
      upcoming(deps, now),
    ]);
    const summaryOf = ({ value }: Stored<Area>): AreaSummary => {
      const latest = updates.find(({ area, state }) => area === value.slug && state === 'published');
      const { slug, name, focus, immediate, opened, closed } = value;
      return {
        ...{ slug, name, focus, immediate, opened, closed },
        following: followed.includes(slug),
        latest: latest ? presentSummary(latest) : null,
        monthly: updatesAMonth(updates, slug, now),
      };
    };
    const next = events.filter(({ state }) => state === 'published').slice(0, mostComingUp);
    return succeed(
      jsonReply<AreasReply>({
        now,
        me: presentMe(principal),
        year,
        areas: stored.toSorted(immediateFirst).map(summaryOf),
        comingUp: (await viewEvents(deps, next, principal)).map((viewed) => presentEvent(viewed, now)),
      }),
    );
  };

/** Keys of people are for those who choose leads. */
const shownArea = (area: Area, principal: Principal): Area =>
  mayEdit(principal) ? area : { ...area, leads: area.leads.map((lead) => ({ ...lead, key: null })) };

/** The area as it stands now, for this person: what every door about one area answers. */
export const areaReply = async (
  deps: AreasDeps,
  principal: Principal,
  slug: string,
): Promise<Result<HttpResponseInit>> => {
  const stored = await deps.areas.get(slug);
  if (!stored) return fail('notFound', 'There is no such priority area.');
  const { now, today, year } = moments(deps);
  const [updates, meetings, followed, followers, events] = await Promise.all([
    deps.updates.published({ area: slug }),
    deps.meetings.ofArea(slug),
    deps.follows.ofPerson(principal.key),
    deps.follows.count(slug),
    upcoming(deps, localMidnight(today, ukZone)),
  ]);
  const { value: area, etag } = stored;
  const write = mayWriteFor(area, principal);
  const help = write ? await deps.help.ofArea(slug) : [];
  const ofArea = events.filter((event) => event.area === slug);
  return succeed(
    jsonReply<AreaReply>({
      now,
      me: presentMe(principal),
      year,
      area: shownArea(area, principal),
      etag,
      following: followed.includes(slug),
      followers,
      updates: updates.map(presentSummary),
      meetings: meetings.flatMap((meeting) => presentMeeting(meeting, area, principal) ?? []),
      events: (await viewEvents(deps, ofArea, principal)).map((viewed) => presentEvent(viewed, now)),
      help: help.flatMap(({ value }) => (value.settledAt === null ? [presentHelp(value)] : [])),
      may: { edit: mayEdit(principal), write },
    }),
  );
};

export const showArea =
  (deps: AreasDeps) =>
  ({ principal, request }: SignedInCall): Promise<Result<HttpResponseInit>> =>
    areaReply(deps, principal, request.params.slug ?? '');
