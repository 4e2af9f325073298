/** Tells approvers that an issue waits for one of them: a card each, edited as soon as somebody has decided; else a mail. */
import type { Chat, ChatMessage } from '../../delivery/chat.ts';
import { type ReachDeps, readReach } from '../../delivery/countReach.ts';
import { recipientsIn } from '../../delivery/reach.ts';
import { goesAt } from '../../delivery/showTo.ts';
import { noCardYet, showStanding } from '../../delivery/standingCard.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../events/event.ts';
import type { Stored } from '../../events/ports.ts';
import type { Person } from '../../people/person.ts';
import { roleHolders } from '../../people/roleHolders.ts';
import type { Entry } from '../../people/roll.ts';
import { nextSendable, type SchoolCalendar } from '../../time/schoolDays.ts';
import { instantOf } from '../../time/zones.ts';
import { beforeItGoes } from '../asItStands.ts';
import type { Issue } from '../issue.ts';
import { approvalMail } from './approvalMail.ts';
import { type Asking, askingId, stillWaits, type ToApprove, type Told } from './asking.ts';

export type TellApproversDeps = ReachDeps &
  Pick<Deps, 'askings' | 'roleProofs' | 'people' | 'once' | 'mailer' | 'publicUrl'> & {
    chat: Chat;
    schoolCalendar: SchoolCalendar;
    /** Where it is asked while nobody is known to be an approver. */
    officeMailbox: string;
  };

export type ApprovalCards = {
  waiting(seen: ToApprove): ChatMessage;
  decided(issue: Issue, askedAt: Instant): ChatMessage;
};

/** Those who wrote none of it. */
const approversOf = async (deps: TellApproversDeps, { writers }: Issue, now: Instant): Promise<Entry[]> =>
  (await roleHolders(deps, 'approver', now)).filter(({ person }) => !writers.includes(person.key));

const nothingYet = (person: string): Told => ({
  ...noCardYet(person),
  shows: '',
  mailed: false,
});

const byChat = async (
  deps: TellApproversDeps,
  told: Told,
  { card, shows }: { card: ChatMessage; shows: string },
): Promise<Told> => {
  const { after, shown } = await showStanding(deps, told, card);
  return shown ? { ...after, shows } : after;
};

const byMail = async (
  deps: TellApproversDeps,
  told: Told,
  seen: ToApprove,
  to: Pick<Person, 'name' | 'email'>,
): Promise<Told> => {
  if (told.mailed || to.email === '') return told;
  const outcome = await deps.mailer.send(approvalMail(seen, to, deps.publicUrl));
  return { ...told, mailed: outcome.status === 'done' };
};

/** Writes down what came of one, on top of what was. Null when somebody else wrote meanwhile: the next round sees to it. */
const note = async (
  deps: TellApproversDeps,
  { value, etag }: Stored<Asking>,
  change: Partial<Asking>,
): Promise<Stored<Asking> | null> => {
  const asking = { ...value, ...change, at: instantOf(deps.clock.now()) };
  return (await deps.askings.put(asking, etag)) === 'written' ? deps.askings.get(value.id) : null;
};

const withTold = ({ told }: Asking, one: Told): Pick<Asking, 'told'> => ({
  told: [...told.filter(({ person }) => person !== one.person), one],
});

const ask = async (
  deps: TellApproversDeps,
  stored: Stored<Asking>,
  issue: Issue,
  cards: ApprovalCards,
): Promise<void> => {
  const now = instantOf(deps.clock.now());
  const [items, reach, approvers] = await Promise.all([
    beforeItGoes(deps, issue.items, goesAt(deps, issue)),
    readReach(deps, issue),
    approversOf(deps, issue, now),
  ]);
  const people = reach?.complete ? recipientsIn(reach.counts) - reach.counts.cannot : null;
  const seen = { issue: { ...issue, items }, askedAt: stored.value.askedAt, people };
  const card = cards.waiting(seen);
  const shows = deps.ids.derive('approval card', JSON.stringify(card));
  let asking: Stored<Asking> | null = stored;
  for (const { person, preferences } of approvers) {
    const before = asking.value.told.find((one) => one.person === person.key) ?? nothingYet(person.key);
    // Nobody is asked at night; who has the card has it kept right at any hour.
    if (before.activityId === null && nextSendable(now, preferences, deps.schoolCalendar) !== now) continue;
    const usesChat = preferences.routes.chat && !before.unreachable;
    let after = usesChat && before.shows !== shows ? await byChat(deps, before, { card, shows }) : before;
    if (!usesChat || after.unreachable) after = await byMail(deps, after, seen, person);
    if (after !== before) asking = await note(deps, asking, withTold(asking.value, after));
    if (!asking) return;
  }
  if (approvers.length > 0) return;
  const before = asking.value.told.find(({ person }) => person === 'office') ?? nothingYet('office');
  const after = await byMail(deps, before, seen, { name: 'Approvers', email: deps.officeMailbox });
  if (after !== before) await note(deps, asking, withTold(asking.value, after));
};

/** Every card says what became of it. One that cannot be edited any more stays as it is: its buttons say it. */
const settle = async (
  deps: TellApproversDeps,
  stored: Stored<Asking>,
  issue: Issue | null,
  cards: ApprovalCards,
): Promise<void> => {
  let asking: Stored<Asking> | null = stored;
  const card = issue && cards.decided(issue, stored.value.askedAt);
  let isDone = true;
  for (const before of stored.value.told) {
    if (!card || before.activityId === null || before.unreachable || before.shows === 'decided') continue;
    const after = await byChat(deps, before, { card, shows: 'decided' });
    isDone &&= after.unreachable || after.shows === 'decided';
    asking = await note(deps, asking, withTold(asking.value, after));
    if (!asking) return;
  }
  if (isDone) await note(deps, asking, { state: 'closed' });
};

/** Begins to ask about what has come to wait, and brings every card up to date. For a timer. */
export const tellApprovers = async (deps: TellApproversDeps, cards: ApprovalCards): Promise<void> => {
  for (const { id: issue, askedAt } of await deps.issues.inReview()) {
    if (askedAt === null) continue;
    const id = askingId(deps.ids, issue, askedAt);
    const at = instantOf(deps.clock.now());
    if (!(await deps.askings.get(id)))
      await deps.askings.put({ id, issue, askedAt, told: [], state: 'open', at }, null);
  }
  for (const asking of await deps.askings.standing()) {
    const issue = (await deps.issues.get(asking.value.issue))?.value ?? null;
    if (issue && stillWaits(issue, asking.value.askedAt)) await ask(deps, asking, issue, cards);
    else await settle(deps, asking, issue, cards);
  }
};
