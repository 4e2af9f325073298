/** The first message to a person or a team that has just got the app. Nobody is welcomed twice. */

import type { Message } from './cards/card.ts';
import { channelWelcome } from './cards/channelCards.ts';
import { helpCard } from './cards/helpCard.ts';
import { notOpenHere } from './cards/questionCards.ts';
import { setUpDone, setUpForm } from './cards/setUpCards.ts';
import { today } from './coming.ts';
import { preferencesFor } from './showingPreferences.ts';
import type { BotDeps, Turn } from './turn.ts';

/** Teams tells of one installation twice, at about the same time. */
const oneInstallation = 120;
/** Longer than anybody's way through a school. */
const oneCareer = 10 * 365 * 86_400;

/** Whoever chose before is shown how that stands; whoever did not is asked. */
const greetPerson = async (deps: BotDeps, person: Turn['person']): Promise<Message> => {
  const view = await preferencesFor(deps, person);
  const again = !(await deps.once.first(`welcomed ${person.key}`, oneCareer));
  if (view.etag === null && view.follows.size === 0)
    return setUpForm({ areas: view.areas, again, publicUrl: deps.publicUrl });
  return setUpDone({ ...view, note: 'What you chose before still holds.' }, today(deps));
};

type Place = {
  conversation: string;
  kind: 'team' | 'group' | 'personal';
  /** Whether the organisation takes part. */
  isMember: boolean;
  /** Whoever got the app, where Teams says so. */
  person: Turn['person'] | null;
};

/** Null when this installation was greeted already. */
export async function greet(
  deps: BotDeps,
  { conversation, kind, isMember, person }: Place,
): Promise<Message | null> {
  if (!(await deps.once.first(`greeted ${conversation}`, oneInstallation))) return null;
  if (!isMember) return notOpenHere(deps.publicUrl);
  if (kind === 'team') return channelWelcome(deps.publicUrl);
  return kind === 'personal' && person
    ? greetPerson(deps, person)
    : helpCard({ publicUrl: deps.publicUrl, welcome: true });
}
