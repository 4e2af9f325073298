/** A value of what is held about somebody, in words for people. */
import { momentWords } from '../time/wording.ts';
import { ukZone } from '../time/zones.ts';
import type { Fact } from './holding.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export const valueWords = (value: Fact[string]): string => {
  if (value === null || value === '') return 'Nothing';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return instant.test(String(value)) ? momentWords(String(value), ukZone) : String(value);
};
