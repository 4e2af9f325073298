/** Who takes part in a run: members with a sign-in, people from outside, an editor and the import tool. */
import { memberKey, type Principal } from '#core/people/person.ts';
import { people, tenantId } from '../../../local/people.ts';
import { principals } from '../world/registered.ts';

export const members: readonly Principal[] = people
  .filter(({ userType, appRoles }) => userType === 'Member' && !appRoles.includes('administrator'))
  .map(({ objectId, displayName, mail, appRoles }) => ({
    key: memberKey(tenantId, objectId),
    name: displayName,
    email: mail,
    tenantId,
    roles: appRoles.includes('editor') ? ['editor'] : [],
  }));

export const outsiders = ['alex', 'sam', 'kim'].map((name) => ({
  name: `${name.charAt(0).toUpperCase()}${name.slice(1)} Outside`,
  email: `${name}@school.example`,
}));

const editor = members.find(({ roles }) => roles.includes('editor'));
if (!editor) throw new Error('the local tenant has no editor');
export const editorToken = editor.key;

for (const member of members) principals.set(member.key, member);
