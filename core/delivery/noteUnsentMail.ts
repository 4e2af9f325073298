/** A digest that was to go by e-mail did not go: the ledger says so instead of that it went. */
import type { Deps } from '../deps.ts';
import type { Mail } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';
import { recount } from './recount.ts';

export const noteUnsentMail = async (
  { clock, ledger }: Pick<Deps, 'clock' | 'ledger'>,
  { about: { delivery } }: Pick<Mail, 'about'>,
): Promise<void> => {
  if (!delivery) return;
  const at = instantOf(clock.now());
  await ledger.note(delivery, { state: 'failed', whyNotMail: 'mailRefused', at });
  await recount({ ledger }, { dispatch: delivery.dispatch, number: delivery.chunk });
};
