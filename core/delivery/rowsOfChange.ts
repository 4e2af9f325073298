/** Whom a correction or withdrawal concerns: those to whom the item went, by the way it went. */
import type { Instant } from '../events/event.ts';
import type { Delivery, Route } from './delivery.ts';
import type { Change } from './dispatch.ts';

const wentBy = ({ state, route }: Delivery): Route | null => {
  if (state === 'movedToMail') return 'mail';
  return state === 'sent' ? route : null;
};

/** Cards are replaced at any hour, for that disturbs nobody; mail goes to those who had it by mail, where it was chosen. */
export const rowsOfChange = (
  before: readonly Delivery[],
  { dispatch, change, now }: { dispatch: string; change: Change; now: Instant },
): Delivery[] =>
  before.flatMap((row) => {
    const route = wentBy(row);
    const concerned = change.item === null || row.items.includes(change.item);
    if (route === null || !concerned || (route === 'mail' && !change.mailAgain)) return [];
    return [
      {
        ...row,
        dispatch,
        route,
        state: 'queued',
        whyNotChat: null,
        whyNotMail: null,
        attempts: 0,
        notBefore: now,
        at: now,
        openedAt: null,
        confirmedAt: null,
        useful: null,
      },
    ];
  });
