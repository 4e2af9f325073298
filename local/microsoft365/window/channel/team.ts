/** The one team of the local Teams window, and its channels. Ids have the shape of real ones; people of the tenant are all in it. */
import { appId } from '../../../people.ts';

export type Channel = { id: string; name: string };

export const team = {
  id: '19:team-general@thread.tacv2',
  name: 'Norfolk Learning Collaborative',
  /** The Microsoft 365 group behind the team. */
  groupId: appId.replace(/^.{8}/, '00000000'),
  channels: [
    { id: '19:team-general@thread.tacv2', name: 'General' },
    { id: '19:channel-transitions@thread.tacv2', name: 'Transitions task group' },
  ] satisfies Channel[],
};
