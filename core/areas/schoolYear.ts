/** School years, from 1 September to 31 August. */
import { z } from 'zod';

/** `2026-27`. Sorts as text. */
export const schoolYearSchema = z
  .string()
  .regex(/^20\d\d-\d\d$/)
  .refine((year) => (Number(year.slice(2, 4)) + 1) % 100 === Number(year.slice(5)), 'There is no such year');
export type SchoolYear = z.infer<typeof schoolYearSchema>;

/** The school year of a day `YYYY-MM-DD`. */
export const schoolYearOf = (day: string): SchoolYear => {
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
};
