/** NCrontab expressions with six fields, `{second} {minute} {hour} {day} {month} {day of week}`, in UTC (atifaziz/NCrontab). */

const fields = [
  { name: 'second', low: 0, high: 59, words: [] },
  { name: 'minute', low: 0, high: 59, words: [] },
  { name: 'hour', low: 0, high: 23, words: [] },
  { name: 'day', low: 1, high: 31, words: [] },
  {
    name: 'month',
    low: 1,
    high: 12,
    words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of week', low: 0, high: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const;

type Field = (typeof fields)[number];

const readNumber = (text: string, field: Field): number => {
  const word = (field.words as readonly string[]).indexOf(text.slice(0, 3).toLowerCase());
  const value = word >= 0 ? word + field.low : Number(text);
  if (!/^(\d+|[a-z]+)$/i.test(text) || !(value >= field.low && value <= field.high))
    throw new Error(`"${text}" is not a ${field.name} (${field.low} to ${field.high}).`);
  return value;
};

const readPart = (part: string, field: Field): number[] => {
  const [range = '', stepText] = part.split('/');
  const step = stepText === undefined ? 1 : Number(stepText);
  if (!(Number.isInteger(step) && step > 0)) throw new Error(`"${part}" has no whole step.`);
  const [from, to] = range.split('-');
  const low = range === '*' ? field.low : readNumber(from ?? '', field);
  const single = to === undefined && stepText === undefined && range !== '*';
  const high = to !== undefined ? readNumber(to, field) : single ? low : field.high;
  return Array.from({ length: field.high - field.low + 1 }, (_, index) => field.low + index).filter(
    (value) => value >= low && value <= high && (value - low) % step === 0,
  );
};

/** The values each field allows, in the order of the fields. */
export type Schedule = readonly ReadonlySet<number>[];

/** @throws with the reason when the expression cannot be read */
export const readSchedule = (expression: string): Schedule => {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== fields.length)
    throw new Error(`A schedule has six fields, "${expression}" has ${parts.length}.`);
  return fields.map(
    (field, index) => new Set((parts[index] ?? '').split(',').flatMap((part) => readPart(part, field))),
  );
};

/** How far ahead an occurrence is looked for: 29 February on a given weekday comes at least every 40 years. */
const horizonYears = 41;

/** The first occurrence strictly after `after`. @throws when there is none, such as 31 February */
export const nextOccurrence = (schedule: Schedule, after: Date): Date => {
  const allows = (field: number, value: number): boolean => schedule[field]?.has(value) === true;
  const at = new Date(Math.floor(after.getTime() / 1000) * 1000 + 1000);
  const end = at.getUTCFullYear() + horizonYears;
  while (at.getUTCFullYear() < end) {
    if (!allows(4, at.getUTCMonth() + 1)) {
      at.setUTCMonth(at.getUTCMonth() + 1, 1);
      at.setUTCHours(0, 0, 0);
    } else if (!(allows(3, at.getUTCDate()) && allows(5, at.getUTCDay()))) {
      at.setUTCDate(at.getUTCDate() + 1);
      at.setUTCHours(0, 0, 0);
    } else if (!allows(2, at.getUTCHours())) at.setUTCHours(at.getUTCHours() + 1, 0, 0);
    else if (!allows(1, at.getUTCMinutes())) at.setUTCMinutes(at.getUTCMinutes() + 1, 0);
    else if (!allows(0, at.getUTCSeconds())) at.setUTCSeconds(at.getUTCSeconds() + 1);
    else return at;
  }
  throw new Error('This schedule never comes round.');
};
