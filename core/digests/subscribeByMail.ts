/**
 * Digests for people without a sign-in: whoever types an address is sent a link, and only its button subscribes. Nothing is
 * stored before, and nobody learns whether an address was known.
 */
import { z } from 'zod';
import { letter } from '../bookings/letter.ts';
import { subscribeLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { externalKey } from '../people/person.ts';
import { usualPreferences } from '../people/preferences.ts';
import { typedEmailSchema } from '../people/typedPerson.ts';
import { instantOf } from '../time/zones.ts';

type AskDeps = Pick<Deps, 'clock' | 'ids' | 'links' | 'once' | 'mailer' | 'publicUrl'>;
type SubscribeDeps = Pick<Deps, 'clock' | 'audit' | 'links' | 'people' | 'preferences'>;

/** Anybody may send the form: it must flood no mailbox, and not use up what ours may send. */
const mostInAnHour = { address: 2, all: 300 };
const hour = 3600;
const linkMs = 3 * 24 * 3_600_000;

const claimsSchema = z.object({ purpose: z.literal('subscribe'), email: typedEmailSchema });

/** Sends the link. The answer is the same whether the address is known or not. */
export const askToSubscribe = async (deps: AskDeps, typed: string): Promise<Result<null>> => {
  const email = typed.trim().toLowerCase();
  const mayGo =
    (await deps.once.oneOf(mostInAnHour.address, `subscriptions for ${email}`, hour)) &&
    (await deps.once.oneOf(mostInAnHour.all, 'subscriptions', hour));
  if (!mayGo) return fail('tooMany', 'We have sent several of these mails. Please try again in an hour');
  const expires = new Date(deps.clock.now().getTime() + linkMs);
  const token = await deps.links.seal({ purpose: 'subscribe', email }, expires);
  const outcome = await deps.mailer.send({
    to: { name: email, email },
    subject: 'Please confirm: digest by e-mail',
    about: { eventId: 'subscription', reference: null },
    ...letter({
      heading: 'Get the digest by e-mail?',
      blocks: [
        'Somebody asked for our digest with your e-mail address. If it was you, confirm it. If not, do nothing: nothing will come.',
        { link: subscribeLink(deps.publicUrl, token), label: 'Choose to get the digest' },
        'The link works for three days.',
      ],
      why: 'You get this because the digest was asked for with this address.',
      publicUrl: deps.publicUrl,
    }),
  });
  return outcome.status === 'done'
    ? succeed(null)
    : fail('unavailable', 'We could not send the e-mail. Please try again in ten minutes');
};

/** Whose link it is. Changes nothing: programs that check mail open links too. */
export const openSubscription = async (
  { links }: Pick<Deps, 'links'>,
  token: string,
): Promise<Result<{ email: string }>> => {
  const claims = claimsSchema.safeParse(await links.open(token));
  return claims.success ? succeed({ email: claims.data.email }) : fail('expired', 'This link has ended');
};

/** Doing it twice is doing it once; whoever had chosen to get none gets them weekly again. */
export const subscribe = async (deps: SubscribeDeps, token: string): Promise<Result<{ email: string }>> => {
  const opened = await openSubscription(deps, token);
  if (!opened.ok) return opened;
  const { email } = opened.value;
  const key = externalKey(email);
  if (!(await deps.people.get(key))) await deps.people.put({ key, name: email, email });
  const stored = await deps.preferences.get(key);
  if (stored && stored.value.rhythm !== 'never') return opened;
  const chosen = { ...(stored?.value ?? usualPreferences), rhythm: 'weekly' as const };
  if ((await deps.preferences.put(key, chosen, stored?.etag ?? null)) === 'conflict')
    return fail('busy', 'Try again in a moment');
  const at = instantOf(deps.clock.now());
  await deps.audit.record([{ at, who: key, what: 'digest.subscribed', subject: key, detail: 'weekly' }]);
  return opened;
};
