/** What the channel sends, as far as we read it. Everything else in an activity is left alone. */
import { z } from 'zod';
import { type Search, searchSchema } from './extension/search.ts';
import { linkSchema, type Paster } from './extension/unfurl.ts';

const account = z.object({ id: z.string(), name: z.string().nullish(), aadObjectId: z.string().nullish() });

export const activitySchema = z.object({
  type: z.string(),
  id: z.string().nullish(),
  name: z.string().nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: z.url(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  action: z.string().nullish(),
  replyToId: z.string().nullish(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      team: z.object({ id: z.string() }).nullish(),
      channel: z.object({ id: z.string() }).nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
});
export type InboundActivity = z.infer<typeof activitySchema>;

/** The pressed button: `Action.Execute` sends it in an invoke, `Action.Submit` as the value of a message. */
const executed = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.string(),
    data: z.record(z.string(), z.unknown()).nullish(),
  }),
});
const submitted = z.object({ verb: z.string() });

export type Heard =
  | { kind: 'text'; text: string }
  | { kind: 'pressed'; by: 'execute' | 'submit'; action: unknown }
  | { kind: 'search'; search: Search }
  | { kind: 'link'; url: string; paster: Paster }
  | { kind: 'joined' }
  | { kind: 'left' }
  | { kind: 'malformedInvoke' }
  | { kind: 'unknownInvoke' }
  | { kind: 'nothing' };

export function hear(activity: InboundActivity): Heard {
  if (activity.type === 'invoke') return hearInvoke(activity);
  if (activity.type === 'message') {
    const press = submitted.safeParse(activity.value);
    if (press.success) return { kind: 'pressed', by: 'submit', action: activity.value };
    return { kind: 'text', text: activity.text ?? '' };
  }
  if (isJoining(activity)) return { kind: 'joined' };
  const isRemoved = activity.type === 'installationUpdate' && activity.action === 'remove';
  const isDeleted = activity.channelData?.eventType === 'channelDeleted';
  return isRemoved || isDeleted ? { kind: 'left' } : { kind: 'nothing' };
}

function hearInvoke({ name, value }: InboundActivity): Heard {
  if (name === 'adaptiveCard/action') {
    const press = executed.safeParse(value);
    if (!press.success) return { kind: 'malformedInvoke' };
    const { verb, data } = press.data.action;
    return { kind: 'pressed', by: 'execute', action: { ...data, verb } };
  }
  if (name === 'composeExtension/query') {
    const search = searchSchema.safeParse(value);
    return search.success ? { kind: 'search', search: search.data } : { kind: 'malformedInvoke' };
  }
  // Whoever has not got the app is not asked who they are (Microsoft Teams documentation, "Zero install for link unfurling").
  const pasters: Readonly<Record<string, Paster>> = {
    'composeExtension/queryLink': 'member',
    'composeExtension/anonymousQueryLink': 'anybody',
  };
  const paster = pasters[name ?? ''];
  if (!paster) return { kind: 'unknownInvoke' };
  const link = linkSchema.safeParse(value);
  return link.success ? { kind: 'link', url: link.data.url, paster } : { kind: 'malformedInvoke' };
}

/** Teams tells of an installation twice: as an update of the conversation and as one of the installation. */
const isJoining = ({ type, action, membersAdded, recipient }: InboundActivity): boolean =>
  (type === 'installationUpdate' && action === 'add') ||
  (type === 'conversationUpdate' && (membersAdded ?? []).some(({ id }) => id === recipient.id));

/** Only one person reads along in a personal chat. Channels and group chats are shared. */
export const settingOf = ({ conversation }: InboundActivity): 'personal' | 'shared' =>
  (conversation.conversationType ?? 'personal') === 'personal' ? 'personal' : 'shared';

export const tenantOf = ({ conversation, channelData }: InboundActivity): string =>
  (conversation.tenantId ?? channelData?.tenant?.id ?? '').toLowerCase();
