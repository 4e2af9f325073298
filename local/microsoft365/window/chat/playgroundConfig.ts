/** The settings of one person's Agents Playground: the same people as everywhere else (schema 0.1.1). */
import { appId, type LocalPerson, people, tenantId } from '../../../people.ts';
import { botAccount, channelUserId, personalChat } from '../../connector/channelIds.ts';

/** The schema wants exactly this many people beside the current one. */
const others = 5;

const user = (person: LocalPerson) => {
  const [givenName = person.displayName, ...surname] = person.displayName.split(' ');
  return {
    id: channelUserId(person.objectId),
    name: person.displayName,
    userPrincipleName: person.userPrincipalName,
    aadObjectId: person.objectId,
    givenName,
    surname: surname.join(' ') || person.displayName,
    email: person.mail,
  };
};

/** Conversation ids differ by person: every Playground is a world of its own, and a bot remembers conversations by id. */
export function playgroundConfig(current: LocalPerson) {
  return {
    version: '0.1.1',
    tenantId,
    bot: botAccount,
    currentUser: user(current),
    users: people
      .filter((person) => person !== current)
      .slice(0, others)
      .map(user),
    personalChat: { id: personalChat(current.objectId) },
    groupChat: { id: `19:group-${current.objectId}@unq.gbl.spaces`, name: 'Collaborative planning' },
    team: {
      id: `19:team-${current.objectId}@thread.tacv2`,
      name: 'Norfolk Learning Collaborative',
      aadGroupId: appId.replace(/^.{8}/, '00000000'),
      channels: [{ id: `19:channel-${current.objectId}@thread.tacv2`, name: 'KS2 Challenge' }],
    },
  };
}
