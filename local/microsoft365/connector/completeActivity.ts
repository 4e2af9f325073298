/** What Teams puts into an activity and the Playground leaves out, or says of another country. */
import { z } from 'zod';
import { people, tenantId } from '../../people.ts';
import { channelUserId } from './channelIds.ts';

export const activitySchema = z.looseObject({
  type: z.string(),
  from: z.looseObject({ id: z.string() }),
  conversation: z.looseObject({ id: z.string() }),
  channelData: z.looseObject({}).optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
});
type Activity = z.infer<typeof activitySchema>;

const clientInfo = {
  type: 'clientInfo',
  locale: 'en-GB',
  country: 'GB',
  platform: 'Web',
  timezone: 'Europe/London',
};

/** The sender's name, object id and tenant come from the directory, as in Teams, not from the client. */
const sender = (from: Activity['from']) => {
  const person = people.find(({ objectId }) => channelUserId(objectId) === from.id);
  return person ? { ...from, name: person.displayName, aadObjectId: person.objectId } : from;
};

export function completeActivity(activity: Activity, serviceUrl: string) {
  return {
    ...activity,
    channelId: 'msteams',
    serviceUrl,
    locale: 'en-GB',
    localTimezone: 'Europe/London',
    from: sender(activity.from),
    conversation: { conversationType: 'personal', ...activity.conversation, tenantId },
    channelData: { ...activity.channelData, tenant: { id: tenantId } },
    entities: [...(activity.entities ?? []).filter(({ type }) => type !== 'clientInfo'), clientInfo],
  };
}
