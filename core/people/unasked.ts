/**
 * Messages that nobody asked for: besides the digest nobody gets more than two in a day. Every sender counts here. What can
 * wait asks for a place; what cannot (an alert, a question about an edit just made) takes one, so that the others wait.
 */
import type { Instant } from '../events/event.ts';
import { dayOf, ukZone } from '../time/zones.ts';
import type { OnceStore } from './ports.ts';

const mostInDay = 2;

/** Whether one more may come today. @param key of the person */
export const takeUnasked = (once: OnceStore, key: string, now: Instant): Promise<boolean> =>
  once.oneOf(mostInDay, `unasked ${key} ${dayOf(now, ukZone)}`, 86_400);
