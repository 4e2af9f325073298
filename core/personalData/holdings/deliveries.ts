/** Digests and news that went to somebody. Their figures stay; whom they went to does not. */
import type { Delivery } from '../../delivery/delivery.ts';
import { nobodyReached, type Reach } from '../../delivery/reach.ts';
import { inRunsOf } from '../../inRunsOf.ts';
import { type Fact, type Holding, rewrite } from '../holding.ts';

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
      const found = await Promise.all(run.map(({ id }) => ledger.ofPeople(id, keys)));
      facts.push(...found.flat().map(factOf));
    }
    return facts.sort((a, b) => String(a.When).localeCompare(String(b.When)));
  },
  async erase({ dispatches, ledger, issues, reaches }, { keys }, former) {
    for (const { id } of await issues.list())
      await rewrite(
        { read: () => reaches.get(id), put: (reach, etag) => reaches.put(reach, etag) },
        (reach) => (reach.after !== null && keys.includes(reach.after) ? withoutBound(reach) : null),
      );
    const all = await dispatches.list();
    const looked = all.filter(({ complete, state }) => complete || state === 'stopped');
    const formers = new Map(keys.map((key, n) => [key, n === 0 ? former.key : `${former.key}:mail`]));
    for (const run of inRunsOf(atOnce, looked))
      await Promise.all(run.map(({ id }) => ledger.forgetPeople(id, formers)));
    return looked.length === all.length ? null : planning;
  },
};
