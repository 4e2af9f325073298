/** The calendars to subscribe to, below `/feeds`: answered anew only when something has changed (RFC 9110, 13). */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Calendar } from '#core/calendars/calendar.ts';
import { personalCalendar } from '#core/calendars/personalCalendar.ts';
import { publicCalendar } from '#core/calendars/publicCalendar.ts';
import type { Deps } from '#core/deps.ts';
import type { Result } from '#core/errors.ts';
import type { Call } from '../http/door.ts';
import { failureStatus } from '../http/failureStatus.ts';
import { commonHeaders } from '../pages/contentSecurity.ts';
import { writeAnew, writtenCalendar } from './writtenCalendars.ts';

type CalendarDeps = Pick<Deps, 'clock' | 'events' | 'bookings' | 'areas' | 'feedLinks' | 'publicUrl'>;

const bare = (tag: string): string => tag.trim().replace(/^W\//, '');

/** If-None-Match goes before If-Modified-Since, which is coarser. */
const isUnchanged = ({ headers }: HttpRequest, etag: string, changedAt: string | null): boolean => {
  const known = headers.get('if-none-match');
  if (known !== null) return known.split(',').some((tag) => ['*', bare(etag)].includes(bare(tag)));
  return changedAt !== null && Date.parse(headers.get('if-modified-since') ?? '') >= Date.parse(changedAt);
};

type Answering = { write: typeof writeAnew; publicUrl: string; cacheControl: string };

const answer = (
  request: HttpRequest,
  calendar: Result<Calendar>,
  { write, publicUrl, cacheControl }: Answering,
): HttpResponseInit => {
  if (!calendar.ok)
    return {
      status: failureStatus[calendar.failure.code],
      headers: { ...commonHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      body: `${calendar.failure.message}\n`,
    };
  const { changedAt } = calendar.value;
  const { body, etag } = write(calendar.value, publicUrl);
  const headers = {
    ...commonHeaders,
    etag,
    'cache-control': cacheControl,
    'x-robots-tag': 'noindex',
    ...(changedAt !== null && { 'last-modified': new Date(changedAt).toUTCString() }),
  };
  if (isUnchanged(request, etag, changedAt)) return { status: 304, headers };
  return {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="norfolk-learning.ics"',
    },
    body,
  };
};

/** GET /feeds/events.ics?area=&programme= */
export const showPublicCalendar =
  (deps: CalendarDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const area = request.query.get('area') ?? undefined;
    const programme = request.query.get('programme') ?? undefined;
    const calendar = await publicCalendar(deps, { area, programme });
    const { publicUrl } = deps;
    return answer(request, calendar, {
      write: writtenCalendar,
      publicUrl,
      cacheControl: 'public, max-age=900',
    });
  };

/** GET /feeds/my/{token}.ics. Asked about each time, so that a revoked link ends at once. */
export const showPersonalCalendar =
  (deps: CalendarDeps) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const token = (request.params.file ?? '').replace(/\.ics$/i, '');
    const { publicUrl } = deps;
    return answer(request, await personalCalendar(deps, token), {
      write: writeAnew,
      publicUrl,
      cacheControl: 'private, no-cache',
    });
  };
