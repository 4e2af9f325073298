/** What somebody follows, and what they said they have read. */
import type { Holding } from '../holding.ts';

export const interests: Holding = {
  name: 'Areas you follow and updates you confirmed',
  async see({ areas, follows, confirmations, updates }, { keys }) {
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
    ];
  },
  async erase({ follows, confirmations }, { keys }) {
    for (const key of keys) {
      for (const area of await follows.ofPerson(key)) await follows.unfollow(key, area);
      for (const { updateId } of await confirmations.ofPerson(key)) await confirmations.remove(updateId, key);
    }
    return null;
  },
};
