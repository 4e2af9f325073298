/** An issue as one reader gets it, before it goes: an invented one, oneself, or a person by their name. */
import type { Deps } from '../deps.ts';
import { mayWrite } from '../digests/changeIssue.ts';
import type { Issue } from '../digests/issue.ts';
import type { Reader } from '../digests/itemsFor.ts';
import { personas } from '../digests/personas.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import { usualPreferences } from '../people/preferences.ts';
import type { Entry } from '../people/roll.ts';
import { momentWords } from '../time/wording.ts';
import { ukZone } from '../time/zones.ts';
import type { ChatPlace } from './chat.ts';
import { reasonWords, type WhyNothing } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { type Fate, fateOf, whyNoMail } from './fate.ts';
import { isFirstOfMonth } from './recipients.ts';
import { asItGoes, goesAt, messageOf, type Preview, readerOf, type ShowDeps } from './showTo.ts';

type PreviewDeps = ShowDeps &
  Pick<DeliveryDeps, 'issues' | 'chatPlaces' | 'schoolCalendar'> &
  Pick<Deps, 'people'>;

const nothingWords: Record<WhyNothing, string> = {
  nothingNew: 'nothing in it is for them.',
  resting: 'they are on a break, and get the next one.',
  choseNone: 'they chose to get none.',
  notThisTime: 'they chose monthly, and had one this month.',
};

/** "In Teams, on Monday 30 November 2026, 7:30am.", or why they get no message. */
const howWords = (entry: Entry, fate: Fate, place: ChatPlace | null): string => {
  if (fate.gets === null) return `No message: ${nothingWords[fate.why]}`;
  const when = `on ${momentWords(fate.notBefore, ukZone)}.`;
  if (fate.route === 'chat' && place?.closed === null) return `In Teams, ${when}`;
  const notInTeams = fate.route === 'mail' ? '' : ` ${reasonWords[place?.closed ?? 'notInstalled']}`;
  const cannot = whyNoMail(entry);
  return cannot
    ? `Cannot be reached.${notInTeams} ${reasonWords[cannot]}`
    : `By e-mail.${notInTeams} It goes ${when}`;
};

const asPerson = async (
  deps: PreviewDeps,
  issue: Issue,
  { principal, key }: { principal: Principal; key: string },
): Promise<Result<Preview>> => {
  if (!mayWrite(principal)) return fail('forbidden', 'Only editors look at a digest as somebody by name.');
  const person = await deps.people.get(key);
  if (!person) return fail('notFound', 'We do not know this person.');
  const [chosen, areas, place, firstOfMonth] = await Promise.all([
    deps.preferences.get(key),
    deps.follows.ofPerson(key),
    deps.chatPlaces.of(key),
    isFirstOfMonth(deps, issue),
  ]);
  const entry = { person, preferences: chosen?.value ?? usualPreferences };
  const follows = new Set(areas);
  const at = goesAt(deps, issue);
  const sending = { issue, firstOfMonth, startedAt: at, calendar: deps.schoolCalendar, now: at };
  const fate = fateOf(entry, follows, sending);
  const { phases, job } = entry.preferences;
  const reader: Reader = { follows, phases, job };
  return succeed({
    persona: { id: key, name: person.name },
    how: howWords(entry, fate, place),
    message: fate.gets === null ? null : messageOf(deps, issue, reader, person),
  });
};

/** @param as id of an invented reader, `me`, or the key of a person, whom only editors may look for */
export const previewIssue = async (
  deps: PreviewDeps,
  { issue: approved, principal, as }: { issue: Issue; principal: Principal; as: string },
): Promise<Result<Preview>> => {
  const issue = await asItGoes(deps, approved);
  if (as.includes(':')) return asPerson(deps, issue, { principal, key: as });
  const persona = personas.find(({ id }) => id === as);
  if (!persona && as !== 'me') return fail('notFound', 'There is no such reader.');
  const reader = persona?.reader ?? (await readerOf(deps, principal));
  const { id, name } = persona ?? { id: 'me', name: 'Me' };
  return succeed({ persona: { id, name }, how: null, message: messageOf(deps, issue, reader, principal) });
};
