/** What people and administrators of the local tenant do about the app in Teams. */
import type { LocalPerson } from '../../../local/people.ts';
import type { Stack } from './startStack.ts';

const change = async (
  { graphUrl }: Pick<Stack, 'graphUrl'>,
  teams: Record<string, unknown>,
): Promise<void> => {
  const reply = await fetch(`${graphUrl}/_control/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ teams }),
  });
  if (!reply.ok) throw new Error(`The local Microsoft 365 answered ${reply.status}.`);
};

/** From now on nobody but these has blocked the bot. */
export const haveBlocked = (stack: Stack, people: readonly LocalPerson[]): Promise<void> =>
  change(stack, { blockedBy: people.map(({ objectId }) => objectId) });

/** Whether policies of the tenant let apps be installed for people. */
export const letAppsBeInstalled = (stack: Stack, allowed: boolean): Promise<void> =>
  change(stack, { installing: allowed ? 'allowed' : 'blocked' });
