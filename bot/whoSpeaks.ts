/** The person behind an activity: established by the channel's validated token, never by what a card or text says. */

import { memberKey, type Principal } from '#core/people/person.ts';
import type { PersonStore } from '#core/people/ports.ts';
import { type InboundActivity, tenantOf } from './activity.ts';

/** What the channel's directory says about a member of a conversation. */
type Member = {
  name?: string | undefined;
  email?: string | undefined;
  userPrincipalName?: string | undefined;
};

/** Asks the channel's directory; null when it does not answer. */
export type FindMember = () => Promise<Member | null>;

/**
 * Null when the activity names nobody. Name and address come from the directory, else from what we remember. In chat
 * nobody holds a role: those come with a sign-in, in the tabs.
 */
export async function whoSpeaks(
  people: PersonStore,
  activity: InboundActivity,
  find: FindMember,
): Promise<Principal | null> {
  const tenantId = tenantOf(activity);
  const objectId = activity.from.aadObjectId;
  if (!objectId || tenantId === '') return null;
  const key = memberKey(tenantId, objectId);
  const [member, known] = await Promise.all([find(), people.get(key)]);
  const email = (member?.email || known?.email || '').toLowerCase();
  const name = member?.name || activity.from.name || known?.name || 'Member';
  const person = { key, name, email };
  if (email !== '' && (known?.email !== email || known.name !== name)) await people.put(person);
  return { ...person, tenantId, roles: [] };
}
