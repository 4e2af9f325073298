/** Days within a sentence, also when the words stand in another order: "week events this". */
import type { Day } from '#core/time/days.ts';
import { findTypedDates, type TypedDates } from '#core/time/typedDates.ts';

const pointers = /\b(this|next|last)\b/;
const spans = /\b(week|month)\b/;

export function typedDays(words: string, today: Day): TypedDates | null {
  const found = findTypedDates(words, today);
  if (found) return found;
  const pointer = pointers.exec(words)?.[1];
  const span = spans.exec(words)?.[1];
  if (pointer === undefined || span === undefined) return null;
  const rest = words.replace(pointers, ' ').replace(spans, ' ');
  return findTypedDates(`${pointer} ${span} ${rest}`, today);
}
