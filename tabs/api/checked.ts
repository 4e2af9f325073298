import type { output, ZodType } from 'zod';
import type { EventsReply } from '#core/contract/api.ts';
import { RequestFailed } from './problem.ts';

type Contract = typeof import('./contract.ts');
type SchemaName = { [K in keyof Contract]: Contract[K] extends ZodType ? K : never }[keyof Contract];

/** The reply, when it is what the contract says; otherwise a fault of ours. Fetches the contract at the first use. */
export async function checked<K extends SchemaName>(name: K, reply: unknown): Promise<output<Contract[K]>> {
  const contract = await import('./contract.ts');
  const parsed = contract[name].safeParse(reply);
  if (parsed.success) return parsed.data as output<Contract[K]>;
  console.error(`${name} does not fit.`, parsed.error.issues);
  throw misunderstood();
}

/**
 * The list's reply is looked at thinly, because the contract's own parser would double what the first screen has to
 * load. Enough to say "our fault" rather than draw nonsense when an older page meets a newer service.
 */
export function checkedEvents(reply: unknown): EventsReply {
  const candidate = reply as Partial<EventsReply> | null;
  const fits =
    typeof candidate === 'object' &&
    candidate !== null &&
    Array.isArray(candidate.events) &&
    Array.isArray(candidate.areas) &&
    typeof candidate.now === 'string' &&
    Array.isArray(candidate.me?.roles) &&
    candidate.events.every((event) => typeof event?.id === 'string' && typeof event.start === 'string');
  if (!fits) throw misunderstood();
  return candidate as EventsReply;
}

const misunderstood = (): RequestFailed =>
  new RequestFailed('unexpected', 'The service answered something this page does not know. Load it again.');
