/** What the person who asks chose about messages, as cards need it. */
import { preferencesOf } from '#core/people/choosePreferences.ts';
import { openAreas } from './areas.ts';
import type { PreferencesView } from './cards/preferencesCards.ts';
import type { BotDeps, Turn } from './turn.ts';

export const preferencesFor = async (
  deps: BotDeps,
  person: Turn['person'],
): Promise<Omit<PreferencesView, 'note'>> => {
  const [{ value, etag }, areas, follows] = await Promise.all([
    preferencesOf(deps, person),
    openAreas(deps),
    deps.follows.ofPerson(person.key),
  ]);
  return { preferences: value, etag, areas, follows: new Set(follows), publicUrl: deps.publicUrl };
};
