/** Whether messages of ours reach somebody: how it stands, and a test that they send themselves. */
import { letter } from '../bookings/letter.ts';
import { preferencesLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { preferencesOf } from '../people/choosePreferences.ts';
import type { Principal } from '../people/person.ts';
import type { Mail } from '../sync/ports.ts';
import type { Chat, ChatMessage, ChatReason } from './chat.ts';

/** How a way stands, as far as we know without trying. */
export type Ways = { chat: 'working' | ChatReason; mail: 'working' | 'noEmail' };

export const waysTo = async (
  { chatPlaces }: Pick<Deps, 'chatPlaces'>,
  { key, email }: Pick<Principal, 'key' | 'email'>,
): Promise<Ways> => {
  const place = await chatPlaces.of(key);
  return {
    chat: place ? (place.closed ?? 'working') : 'notInstalled',
    mail: email === '' ? 'noEmail' : 'working',
  };
};

/** What became of a test. `unwanted`: they do not want to be reached that way. */
export type Tried = {
  chat: 'sent' | 'busy' | 'unwanted' | ChatReason;
  mail: 'sent' | 'notTaken' | 'unwanted' | 'noEmail';
};

type TryDeps = Pick<Deps, 'preferences' | 'chatPlaces' | 'mailer' | 'once' | 'publicUrl'> & { chat: Chat };

const mostInAnHour = 5;
const hour = 3600;

const testMail = ({ name, email }: Principal, publicUrl: string): Mail => ({
  to: { name, email },
  about: { eventId: 'test', reference: null },
  subject: 'Test: our e-mail reaches you',
  ...letter({
    heading: 'Our e-mail reaches you',
    blocks: [
      'You asked for this test in your preferences. There is nothing to do.',
      { link: preferencesLink(publicUrl), label: 'Open preferences' },
    ],
    why: 'You get this because you asked for a test.',
    publicUrl,
  }),
});

/** Whoever asks may have let us in again, which Teams does not tell. */
const byChat = async (
  { chat, chatPlaces }: TryDeps,
  { key }: Principal,
  card: ChatMessage,
): Promise<Tried['chat']> => {
  const place = await chatPlaces.of(key);
  if (place?.closed) await chatPlaces.put({ ...place, closed: null });
  const outcome = await chat.send(key, card);
  if (outcome.status === 'unreachable') return outcome.reason;
  return outcome.status === 'sent' ? 'sent' : 'busy';
};

const byMail = async ({ mailer, publicUrl }: TryDeps, principal: Principal): Promise<Tried['mail']> => {
  if (principal.email === '') return 'noEmail';
  return (await mailer.send(testMail(principal, publicUrl))).status === 'done' ? 'sent' : 'notTaken';
};

/** By every way they chose. It was asked for, so it does not count as unasked. Fails with `busy` after five in an hour. */
export const tryRoutes = async (
  deps: TryDeps,
  { principal, card }: { principal: Principal; card: ChatMessage },
): Promise<Result<Tried>> => {
  if (!(await deps.once.oneOf(mostInAnHour, `tests for ${principal.key}`, hour)))
    return fail('busy', 'You have had five tests in the last hour. Try again later.');
  const { routes } = (await preferencesOf(deps, principal)).value;
  return succeed({
    chat: routes.chat ? await byChat(deps, principal, card) : 'unwanted',
    mail: routes.mail ? await byMail(deps, principal) : 'unwanted',
  });
};
