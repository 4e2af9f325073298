/** Forgets a join link whose meeting is no longer there. The next projecting asks Outlook for the new one. */
import type { Deps } from '../deps.ts';

/** Lost races in a row; each means that the event has changed and is looked at again anyway. */
const mostAttempts = 5;

/** No new version: a join link is not part of what an editor states. */
export const loseJoinUrl = async ({ events }: Pick<Deps, 'events'>, eventId: string): Promise<void> => {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const stored = await events.get(eventId);
    if (!stored || stored.value.joinUrl === null) return;
    if (
      (await events.write([{ event: { ...stored.value, joinUrl: null }, etag: stored.etag }])) === 'written'
    )
      return;
  }
};
