/** GET /api/events/{id}/calendar.ics: for anybody, because published events are public. */
import type { HttpResponseInit } from '@azure/functions';
import { writeCalendar } from '#adapters/feeds/writeCalendar.ts';
import type { Deps } from '#core/deps.ts';
import type { Call } from '../http/door.ts';
import { commonHeaders } from '../pages/contentSecurity.ts';
import { notListedPage } from '../public/eventPage.ts';

export const downloadCalendarFile =
  (deps: Pick<Deps, 'events' | 'publicUrl'>) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const stored = await deps.events.get(request.params.id ?? '');
    if (!stored || stored.value.state === 'draft') return notListedPage();
    return {
      headers: {
        ...commonHeaders,
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="event-${stored.value.id}.ics"`,
        'cache-control': 'no-cache',
      },
      body: writeCalendar(
        { name: 'Norfolk Learning', entries: [{ event: stored.value, booking: null }] },
        deps,
      ),
    };
  };
