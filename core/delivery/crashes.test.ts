/** Whatever fails and whoever dies: nobody is left out, and nobody gets twice what the ledger knew had gone. */
import { describe, expect, test } from '@jest/globals';
import { measureVirtual } from '../../bench/digest/virtual.ts';

const people = 1500;

describe('a digest to 1,500 people under a virtual clock', () => {
  test('at Teams’ pace while nothing fails', async () => {
    const row = await measureVirtual({ what: 'nothing fails', people, faults: 0, crashEverySeconds: null });
    expect(row).toMatchObject({ lost: 0, notReached: 0, doublesByLostReply: 0, doublesPreventable: 0 });
    expect(row.busiestSecond).toBeLessThanOrEqual(50);
  });

  test('with a fifth of the messages failing and an instance killed every ten seconds', async () => {
    const row = await measureVirtual({ what: 'faults', people, faults: 0.2, crashEverySeconds: 10 });
    expect(row).toMatchObject({ lost: 0, notReached: 0, doublesPreventable: 0 });
    expect(row.crashes).toBeGreaterThan(3);
    expect(row.busiestSecond).toBeLessThanOrEqual(50);
  });
});
