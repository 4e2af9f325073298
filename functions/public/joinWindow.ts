/** When the link to an event leads on to its meeting: from 15 minutes before until the end. So an old link is never wrong. */
import type { CollaborativeEvent, Instant } from '#core/events/event.ts';
import { isOnline } from '#core/events/event.ts';

const opensMinutesBefore = 15;

export type JoinWindow =
  | { state: 'none' }
  /** `opensAt`: from then on the same link leads to the meeting. */
  | { state: 'early'; opensAt: Instant }
  | { state: 'open'; joinUrl: string }
  | { state: 'over' };

type Joinable = Pick<CollaborativeEvent, 'attendance' | 'state' | 'start' | 'end' | 'joinUrl'>;

export const joinWindow = (event: Joinable, now: Date): JoinWindow => {
  if (now.getTime() >= Date.parse(event.end)) return { state: 'over' };
  if (!isOnline(event) || event.state !== 'published' || event.joinUrl === null) return { state: 'none' };
  const opens = Date.parse(event.start) - opensMinutesBefore * 60_000;
  if (now.getTime() < opens)
    return { state: 'early', opensAt: new Date(opens).toISOString().replace('.000Z', 'Z') };
  return { state: 'open', joinUrl: event.joinUrl };
};
