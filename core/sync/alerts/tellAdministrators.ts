/** Tells administrators of an alert: one card each in their chat, edited as things go; a mail where that is no way. */
import type { Chat, ChatMessage } from '../../delivery/chat.ts';
import { noCardYet, showStanding } from '../../delivery/standingCard.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../events/event.ts';
import type { Person } from '../../people/person.ts';
import { breakEnd } from '../../people/preferences.ts';
import { roleHolders } from '../../people/roleHolders.ts';
import type { Entry } from '../../people/roll.ts';
import { addSeconds, dayOf, instantOf, ukZone } from '../../time/zones.ts';
import { type Alert, changeAlert, type Told } from './alert.ts';
import { alertMail } from './alertMail.ts';

export type TellAdministratorsDeps = Pick<
  Deps,
  'clock' | 'alerts' | 'roleProofs' | 'people' | 'preferences' | 'once' | 'mailer' | 'publicUrl'
> & {
  chat: Chat;
  /** Where alerts go while nobody is known to be an administrator. */
  officeMailbox: string;
};

/** How an alert looks in the chat. */
export type AlertCard = (alert: Alert) => ChatMessage;

/** An alert that nobody is on for so long goes by mail too. */
const unownedSeconds = 30 * 60;

/** Those who are not on a break; all of them where everybody is. */
const administratorsOf = async (deps: TellAdministratorsDeps, now: Instant): Promise<Entry[]> => {
  const all = await roleHolders(deps, 'administrator', now);
  const today = dayOf(now, ukZone);
  const atWork = all.filter(({ preferences }) => breakEnd(preferences, today) === null);
  return atWork.length > 0 ? atWork : all;
};

const nothingYet = (person: string): Told => ({
  ...noCardYet(person),
  revision: 0,
  mailedAt: null,
});

/** The card, new or edited. */
const byChat = async (
  deps: TellAdministratorsDeps,
  { revision }: Alert,
  before: Told,
  card: ChatMessage,
): Promise<Told> => {
  const { after, shown } = await showStanding(deps, before, card);
  return shown ? { ...after, revision } : after;
};

const isMailDue = ({ state, owner, openedAt, revision }: Alert, told: Told, now: Instant): boolean => {
  const isByMail = told.activityId === null && told.unreachable;
  if (state !== 'raised') return isByMail && told.mailedAt !== null && told.revision < revision;
  if (told.mailedAt !== null && told.mailedAt >= openedAt) return false;
  return isByMail || (owner === null && addSeconds(openedAt, unownedSeconds) <= now);
};

const byMail = async (
  deps: TellAdministratorsDeps,
  alert: Alert,
  before: Told,
  { name, email }: Pick<Person, 'name' | 'email'>,
): Promise<Told> => {
  const now = instantOf(deps.clock.now());
  if (email === '' || !isMailDue(alert, before, now)) return before;
  const outcome = await deps.mailer.send(alertMail(alert, { name, email }, deps.publicUrl));
  if (outcome.status !== 'done') return before;
  const revision = before.activityId === null ? alert.revision : before.revision;
  return { ...before, mailedAt: now, revision };
};

const noted = (alert: Alert, after: Told): Alert => ({
  ...alert,
  told: [...alert.told.filter(({ person }) => person !== after.person), after],
});

const tellOne = async (
  deps: TellAdministratorsDeps,
  alert: Alert,
  { person, preferences }: Entry,
  card: AlertCard,
): Promise<void> => {
  const known = alert.told.find((one) => one.person === person.key);
  // Whoever was not told that it began is not told that it is over.
  if (!known && alert.state !== 'raised') return;
  const before = known ?? nothingYet(person.key);
  const usesChat = preferences.routes.chat && !before.unreachable;
  const isBehind = before.activityId === null ? alert.state === 'raised' : before.revision < alert.revision;
  const shown =
    usesChat && isBehind
      ? await byChat(deps, alert, before, card(alert))
      : { ...before, unreachable: before.unreachable || !preferences.routes.chat };
  const after = await byMail(deps, alert, shown, person);
  if (JSON.stringify(after) !== JSON.stringify(known))
    await changeAlert(deps.alerts, alert.id, (now) => noted(now, after));
};

/** The shared mailbox stands for administrators whom nobody has met yet. */
const tellOffice = async (deps: TellAdministratorsDeps, alert: Alert): Promise<void> => {
  const known = alert.told.find(({ person }) => person === 'office');
  const before = known ?? { ...nothingYet('office'), unreachable: true };
  const after = await byMail(deps, alert, before, { name: 'Administrators', email: deps.officeMailbox });
  if (after !== before) await changeAlert(deps.alerts, alert.id, (now) => noted(now, after));
};

/** Whether whoever heard that it began has heard that it is over. */
const isSaid = ({ revision }: Alert, { activityId, unreachable, mailedAt, revision: said }: Told): boolean =>
  said >= revision || (activityId === null ? mailedAt === null : unreachable);

/** Brings everybody's card up to date. What Teams does not take now is tried with the next round. */
export const tellAdministrators = async (deps: TellAdministratorsDeps, card: AlertCard): Promise<void> => {
  const standing = (await deps.alerts.all()).filter(({ value }) => value.state !== 'closed');
  if (standing.length === 0) return;
  const administrators = await administratorsOf(deps, instantOf(deps.clock.now()));
  for (const { value: alert } of standing) {
    for (const administrator of administrators) await tellOne(deps, alert, administrator, card);
    if (administrators.length === 0) await tellOffice(deps, alert);
    await changeAlert(deps.alerts, alert.id, (now) =>
      now.state === 'fixed' && now.told.every((told) => isSaid(now, told))
        ? { ...now, state: 'closed' }
        : null,
    );
  }
};
