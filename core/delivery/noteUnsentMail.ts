/** A digest that was to go by e-mail did not go: the ledger says so instead of that it went. */
import type { Deps } from '../deps.ts';
import type { Mail } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';
import { recount } from './recount.ts';

export const noteUnsentMail = async (
  { clock, ledger, dispatches }: Pick<Deps, 'clock' | 'ledger' | 'dispatches'>,
  { about: { delivery } }: Pick<Mail, 'about'>,
): Promise<void> => {
  if (!delivery) return;
  const at = instantOf(clock.now());
  await ledger.note(delivery, { state: 'failed', whyNotMail: 'mailRefused', at });
  await recount({ ledger }, { dispatch: delivery.dispatch, number: delivery.chunk });
  // Written also where none are kept, so that whoever is just counting does not keep figures from before.
  const stored = await dispatches.get(delivery.dispatch);
  if (stored?.value.state === 'done') await dispatches.put({ ...stored.value, figures: null }, stored.etag);
};
