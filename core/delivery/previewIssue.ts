/** An issue as one reader gets it, before it goes: an invented one, oneself, or a person by their name. */
import { mayWrite } from '../digests/changeIssue.ts';
import type { Issue } from '../digests/issue.ts';
import type { Reader } from '../digests/itemsFor.ts';
import { personas } from '../digests/personas.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Person, Principal } from '../people/person.ts';
import { usualPreferences } from '../people/preferences.ts';
import type { Entry } from '../people/roll.ts';
import { momentWords } from '../time/wording.ts';
import { ukZone } from '../time/zones.ts';
import type { ChatPlace } from './chat.ts';
import { type Reason, reasonWords, type WhyNothing } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { type Fate, fateOf, whyNoMail } from './fate.ts';
import { isFirstOfMonth } from './recipients.ts';
import { asItGoes, goesAt, messageOf, type Preview, readerOf, type ShowDeps } from './showTo.ts';

type PreviewDeps = ShowDeps & Pick<DeliveryDeps, 'issues' | 'chatPlaces' | 'schoolCalendar'> & PeopleDeps;
type PeopleDeps = { people: { get(key: string): Promise<Person | null> } };

const nothingWords: Record<WhyNothing, string> = {
  nothingNew: 'nothing in it is for them.',
  resting: 'they are on a break, and get the next one.',
  choseNone: 'they chose to get none.',
  notThisTime: 'they chose monthly, and had one this month.',
};

const wayWords = (entry: Entry, route: 'chat' | 'mail', place: ChatPlace | null): string => {
  if (route === 'chat' && place && place.closed === null) return 'In Teams';
  const why: Reason | null = route === 'mail' ? null : (place?.closed ?? 'notInstalled');
  const inTeams = why === null ? '' : ` ${reasonWords[why]}`;
  const cannot = whyNoMail(entry);
  return cannot ? `Cannot be reached.${inTeams} ${reasonWords[cannot]}` : `By e-mail.${inTeams}`;
};

/** "In Teams, on Monday 30 November 2026, 7:30am.", or why they get no message. */
const howWords = (entry: Entry, fate: Fate, place: ChatPlace | null): string => {
  if (fate.gets === null) return `No message: ${nothingWords[fate.why]}`;
  const when = `on ${momentWords(fate.notBefore, ukZone)}.`;
  const way = wayWords(entry, fate.route, place);
  if (way === 'In Teams') return `${way}, ${when}`;
  return way.startsWith('By e-mail') ? `${way} It goes ${when}` : way;
};

const asPerson = async (
  deps: PreviewDeps,
  issue: Issue,
  { principal, key }: { principal: Principal; key: string },
): Promise<Result<Preview>> => {
  if (!mayWrite(principal)) return fail('forbidden', 'Only editors look at a digest as somebody by name.');
  const person = await deps.people.get(key);
  if (!person) return fail('notFound', 'We do not know this person.');
  const [chosen, follows, place, firstOfMonth] = await Promise.all([
    deps.preferences.get(key),
    deps.follows.ofPerson(key),
    deps.chatPlaces.of(key),
    isFirstOfMonth(deps, issue),
  ]);
  const entry = { person, preferences: chosen?.value ?? usualPreferences };
  const at = goesAt(deps, issue);
  const sending = { issue, firstOfMonth, startedAt: at, calendar: deps.schoolCalendar, now: at };
  const fate = fateOf(entry, new Set(follows), sending);
  const { phases, job } = entry.preferences;
  const reader: Reader = { follows: new Set(follows), phases, job };
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
