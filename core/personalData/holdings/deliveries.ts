/** Digests and news that went to somebody. Their figures stay; whom they went to does not. */
import type { Delivery } from '../../delivery/delivery.ts';
import { nobodyReached, type Reach } from '../../delivery/reach.ts';
import { inRunsOf } from '../../inRunsOf.ts';
import { type Fact, type Holding, untilWritten } from '../holding.ts';

/** Dispatches looked into at once. */
const atOnce = 16;

/** Planning goes on in its own time; whom it has looked up cannot be taken out before everybody is. */
const planning = { waitSeconds: 60 };

/** Counting that had come as far as this person begins anew; one that has ended needs no bound. */
const withoutBound = (reach: Reach): Reach => ({
  ...reach,
  after: null,
  counts: reach.complete ? reach.counts : nobodyReached,
});

const factOf = ({ dispatch, route, state, at, openedAt, confirmedAt, useful }: Delivery): Fact => ({
  Digest: dispatch,
  'Sent by': route,
  'What happened': state,
  When: at,
  'Opened a link': openedAt,
  Confirmed: confirmedAt,
  'Said it was useful': useful,
});

export const deliveries: Holding = {
  name: 'Digests we sent you',
  async see({ dispatches, ledger }, { keys }) {
    const facts: Fact[] = [];
    for (const run of inRunsOf(atOnce, await dispatches.list())) {
      const found = await Promise.all(run.flatMap(({ id }) => keys.map((key) => ledger.ofPerson(id, key))));
      facts.push(...found.flatMap((row) => (row ? [factOf(row)] : [])));
    }
    return facts.sort((a, b) => String(a.When).localeCompare(String(b.When)));
  },
  async erase({ dispatches, ledger, issues, reaches }, { keys }, former) {
    for (const { id } of await issues.list())
      await untilWritten(async () => {
        const stored = await reaches.get(id);
        if (!stored?.value.after || !keys.includes(stored.value.after)) return 'written';
        return reaches.put(withoutBound(stored.value), stored.etag);
      });
    const all = await dispatches.list();
    for (const run of inRunsOf(
      atOnce,
      all.filter(({ complete, state }) => complete || state === 'stopped'),
    ))
      await Promise.all(
        run.map(async ({ id }) => {
          // One after the other: both may be bounds of one chunk.
          for (const [index, key] of keys.entries())
            await ledger.forgetPerson(id, key, index === 0 ? former.key : `${former.key}:mail`);
        }),
      );
    return all.every(({ complete, state }) => complete || state === 'stopped') ? null : planning;
  },
};
