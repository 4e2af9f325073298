/** What somebody follows, what they said they have read, and what they offered, asked or suggested. */
import type { Holding } from '../holding.ts';

export const interests: Holding = {
  name: 'What you follow, confirmed and offered',
  async see({ areas, follows, confirmations, updates, help }, { keys }) {
    const offered = (await Promise.all(keys.map((key) => help.ofPerson(key)))).flat();
    const followed = (await Promise.all(keys.map((key) => follows.ofPerson(key)))).flat();
    const confirmed = (await Promise.all(keys.map((key) => confirmations.ofPerson(key)))).flat();
    return [
      ...(await Promise.all(
        followed.map(async (slug) => ({ Follows: (await areas.get(slug))?.value.name ?? slug })),
      )),
      ...(await Promise.all(
        confirmed.map(async ({ updateId, at }) => ({
          Confirmed: (await updates.get(updateId))?.value.headline ?? updateId,
          When: at,
        })),
      )),
      ...offered.map(({ how, area, words, at }) => ({
        Offered: how,
        Area: area,
        'In your words': words,
        When: at,
      })),
    ];
  },
  async erase({ follows, confirmations, help }, { keys }) {
    for (const key of keys) {
      for (const area of await follows.ofPerson(key)) await follows.unfollow(key, area);
      for (const { updateId } of await confirmations.ofPerson(key)) await confirmations.remove(updateId, key);
      for (const { area, id } of await help.ofPerson(key)) await help.remove(area, id);
    }
    return null;
  },
};
