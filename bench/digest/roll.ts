/** A hundred thousand people in order, without keeping a list of them. */
import { usualPreferences } from '#core/people/preferences.ts';
import type { Entry, PreferenceStore } from '#core/people/roll.ts';
import { personNumber } from './platform.ts';

const tenantId = '7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f';

export const personKey = (number: number): string => `${tenantId}:p${String(number).padStart(6, '0')}`;

const entryOf = (number: number): Entry => ({
  person: {
    key: personKey(number),
    name: `Person ${number}`,
    email: `p${number}@norfolk.example`,
  },
  preferences: usualPreferences,
});

export const createRoll = (people: number): PreferenceStore => ({
  get: async () => null,
  put: async () => 'conflict',
  remove: async () => undefined,
  async roll({ after, upTo, limit }) {
    const first = after === null ? 0 : personNumber(after) + 1;
    const last = Math.min(upTo === null ? people - 1 : personNumber(upTo), first + limit - 1, people - 1);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => entryOf(first + offset));
  },
});
