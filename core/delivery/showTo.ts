/** An issue through somebody's eyes, and a test to oneself. */
import { eventsLink, preferencesLink } from '../contract/links.ts';
import { asItStands, beforeItGoes } from '../digests/asItStands.ts';
import { changeIssue, type IssueInput, mayWrite } from '../digests/changeIssue.ts';
import { digestMail } from '../digests/digestMail.ts';
import { type DigestView, viewDigest } from '../digests/digestView.ts';
import { eventsIn } from '../digests/eventsIn.ts';
import { type DigestItem, type Issue, openStates } from '../digests/issue.ts';
import { itemLink } from '../digests/itemLink.ts';
import { itemsFor, type Reader } from '../digests/itemsFor.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import type { Principal } from '../people/person.ts';
import { usualPreferences } from '../people/preferences.ts';
import type { Mail } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';
import type { ChatMessage } from './chat.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';

export type ShowDeps = Pick<
  DeliveryDeps,
  'clock' | 'publicUrl' | 'follows' | 'preferences' | 'digestCards' | 'updates' | 'events' | 'bookings'
>;

/** An issue as it would go at its time, or now where it has none or is under way. */
export const asItGoes = async (deps: ShowDeps, issue: Issue): Promise<Issue> => {
  if (issue.startedAt !== null) return { ...issue, items: await asItStands(deps, issue.items) };
  return { ...issue, items: await beforeItGoes(deps, issue.items, goesAt(deps, issue)) };
};

/** When it would go: at its time, or now where it has none. */
export const goesAt = ({ clock }: Pick<ShowDeps, 'clock'>, { sendAt }: Pick<Issue, 'sendAt'>): Instant => {
  const now = instantOf(clock.now());
  return sendAt !== null && sendAt > now ? sendAt : now;
};

/** The reader that somebody is. */
export const readerOf = async (
  { follows, preferences }: Pick<ShowDeps, 'follows' | 'preferences'>,
  { key }: Pick<Principal, 'key'>,
): Promise<Reader> => {
  const [areas, chosen] = await Promise.all([follows.ofPerson(key), preferences.get(key)]);
  const { phases, job } = chosen?.value ?? usualPreferences;
  return { follows: new Set(areas), phases, job };
};

/** Links of a preview lead to the things themselves: nobody counts who follows them. */
export const viewOf = (
  publicUrl: string,
  issue: Parameters<typeof viewDigest>[0],
  items: readonly DigestItem[],
  delivery: DigestView['delivery'] = null,
): DigestView =>
  viewDigest(
    issue,
    items,
    {
      item: (item) => itemLink(publicUrl, item),
      all: eventsLink(publicUrl),
      preferences: preferencesLink(publicUrl),
    },
    delivery,
  );

export type Preview = {
  persona: { id: string; name: string };
  /** By which way and when, or why not; null for an invented reader and oneself. */
  how: string | null;
  message: (ChatMessage & { mail: Pick<Mail, 'subject' | 'text' | 'html' | 'events'> }) | null;
};

/** With the buttons that it has when it goes, unless it is only tried out: then nothing stands behind them. */
export const messageOf = (
  deps: ShowDeps,
  issue: Issue,
  reader: Reader,
  to: Pick<Principal, 'name' | 'email'>,
  isTest = false,
): Preview['message'] => {
  const items = itemsFor(issue.items, reader);
  if (items.length === 0) return null;
  const view = viewOf(deps.publicUrl, issue, items, isTest ? null : { dispatch: issue.id, chunk: 0 });
  const { subject, text, html, events } = digestMail(view, {
    to: { name: to.name, email: to.email },
    about: { eventId: issue.id, reference: null },
    publicUrl: deps.publicUrl,
    events: eventsIn(items),
  });
  return { ...deps.digestCards.digest(view), mail: { subject, text, html, events } };
};

const everything: Reader = { follows: new Set(), phases: [], job: null };

type TestDeps = ShowDeps & Pick<DeliveryDeps, 'ids' | 'audit' | 'issues' | 'chat' | 'mailer'>;

/** Sends all of it to whoever asks, marked as a test: in Teams where they have the app, and by e-mail. */
export const testIssue = async (deps: TestDeps, input: IssueInput): Promise<Result<Stored<Issue>>> => {
  const { principal, id } = input;
  const stored = await deps.issues.get(id);
  const message = stored && messageOf(deps, await asItGoes(deps, stored.value), everything, principal, true);
  const tested = await changeIssue(deps, input, {
    deed: 'digest.tested',
    may: mayWrite,
    refused: 'Only editors try digests out.',
    from: openStates,
    change: (_, now) =>
      message
        ? succeed({ testedAt: now })
        : fail('invalid', 'Choose at least one item: there is nothing to send.'),
  });
  if (!tested.ok || !message) return tested;
  const { mail, summary, card } = message;
  await deps.chat.send(principal.key, { summary: `[Test] ${summary}`, card });
  await deps.mailer.send({
    ...mail,
    subject: `[Test] ${mail.subject}`,
    to: { name: principal.name, email: principal.email },
    about: { eventId: id, reference: null },
  });
  return tested;
};
