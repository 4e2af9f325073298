/** When an update came out, in words and for machines: some of the past are known by their month only. */
import type { Instant } from '../events/event.ts';
import { monthAndYear, plainDay } from '../time/wording.ts';
import { dayOf, ukZone } from '../time/zones.ts';

type Published = { publishedAt: Instant | null; changedAt: Instant; monthOnly?: boolean | undefined };

const dayIn = ({ publishedAt, changedAt }: Published): string => dayOf(publishedAt ?? changedAt, ukZone);

/** `20 November 2026`, or `May 2024`. What is not out yet counts from its last change. */
export const publishedWhen = (update: Published): string =>
  update.monthOnly ? monthAndYear(dayIn(update)) : plainDay(dayIn(update));

/** The same as a value of HTML's `datetime`: `2026-11-20`, `2024-05`. */
export const publishedDateTime = (update: Published): string =>
  update.monthOnly ? dayIn(update).slice(0, 7) : dayIn(update);
