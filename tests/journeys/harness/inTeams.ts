/** What people and administrators of the local tenant do about the app in Teams. */
import type { LocalPerson } from '../../../local/people.ts';
import type { Stack } from './startStack.ts';

/** From now on nobody but these has blocked the bot. */
export const haveBlocked = async ({ graphUrl }: Stack, people: readonly LocalPerson[]): Promise<void> => {
  const reply = await fetch(`${graphUrl}/_control/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ teams: { blockedBy: people.map(({ objectId }) => objectId) } }),
  });
  if (!reply.ok) throw new Error(`The local Microsoft 365 answered ${reply.status}.`);
};
