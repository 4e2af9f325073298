/** Whether Microsoft can reach us to say that something changed, and whether it has been asked to. */
import { z } from 'zod';
import { succeeded } from '#adapters/graph/outcome.ts';
import { broken, type Finding, fine, note, who } from './finding.ts';
import { isPassing, type Look, said, unexpected } from './look.ts';

const meaning =
  'Edits in list and calendar, and replies, are seen when the timer looks: within minutes, not seconds.';
const answerMilliseconds = 10_000;
/** They are renewed every day. */
const soonMilliseconds = 86_400_000;

const isHere = (url: string): boolean => ['localhost', '127.0.0.1'].includes(new URL(url).hostname);

/** Shakes hands as Graph does before it believes in an endpoint. */
export const lookAtDoor = async ({ config, fetch: ask }: Look): Promise<Finding> => {
  const { publicUrl, graphUrl } = config;
  if (isHere(publicUrl) && !isHere(graphUrl))
    return broken('door', `PUBLIC_URL is ${publicUrl}, which only this machine knows`, {
      meaning: 'Links in mails and calendars lead nowhere, and Microsoft cannot tell us of changes.',
      who: who.service,
      mend: 'Set PUBLIC_URL to the https address of the function app or of what stands before it.',
    });
  const token = `doctor ${crypto.randomUUID()}`;
  const url = `${publicUrl}/api/notifications?validationToken=${encodeURIComponent(token)}`;
  const signal = AbortSignal.timeout(answerMilliseconds);
  const reply = await ask(url, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, signal }).catch(
    () => null,
  );
  const isText = reply?.headers.get('content-type')?.startsWith('text/plain') ?? false;
  if (reply?.status === 200 && isText && (await reply.text()) === token)
    return fine('door', `${publicUrl} answers as Microsoft Graph wants it`);
  return broken(
    'door',
    `${publicUrl}/api/notifications ${reply ? `answers ${reply.status}` : 'does not answer'}`,
    {
      meaning: `Microsoft Graph makes no subscription to changes. ${meaning}`,
      who: who.service,
      mend: 'Is the function app running (Azure portal → the app → Overview)? Does whatever stands before it (Front Door, a firewall) let POST /api/notifications through without signing in?',
    },
  );
};

const subscriptionsSchema = z.object({
  value: z.array(
    z.object({ resource: z.string(), expirationDateTime: z.string(), notificationUrl: z.string().nullish() }),
  ),
});
type Subscription = z.infer<typeof subscriptionsSchema>['value'][number];

const plain = (resource: string): string => resource.replace(/^\/|\/$/g, '').toLowerCase();

const renewal =
  'The service renews them every night and makes missing ones anew. Is its timer running (Azure portal → the function app → Functions)? The page Sync health says what came of it; the door above must be open.';

const judge = (look: Look, name: string, found: Subscription | undefined): Finding => {
  const check = 'subscriptions';
  const remedy = { meaning, who: who.service, mend: renewal };
  if (!found) return broken(check, `Nobody has asked to be told of changes in the ${name}`, remedy);
  if (found.notificationUrl && !found.notificationUrl.startsWith(`${look.config.publicUrl}/`))
    return broken(
      check,
      `Changes in the ${name} are told to another address: ${new URL(found.notificationUrl).origin}`,
      {
        ...remedy,
        mend: 'PUBLIC_URL has changed, or another service uses this app registration. The next night puts it right.',
      },
    );
  const left = Date.parse(found.expirationDateTime) - look.now().getTime();
  return left < soonMilliseconds
    ? broken(
        check,
        `The subscription to the ${name} ends ${found.expirationDateTime} and was not renewed`,
        remedy,
      )
    : fine(check, `Changes in the ${name} are told until ${found.expirationDateTime.slice(0, 10)}`);
};

/** @param listUrl of the events; null when there is no list */
export const lookAtSubscriptions = async (look: Look, listUrl: string | null): Promise<Finding[]> => {
  const answer = await look.graph.send({ method: 'GET', url: '/subscriptions' });
  if (isPassing(answer)) return [unexpected('subscriptions', 'The subscriptions could not be read', answer)];
  if (!succeeded(answer))
    return [
      note('subscriptions', `Microsoft Graph does not show the subscriptions (${said(answer)})`, {
        meaning,
        who: who.entra,
        mend: 'Nothing has to be done: some tenants do not show or allow them under grants on one mailbox.',
      }),
    ];
  const { value } = subscriptionsSchema.parse(answer.body);
  const on = (resource: string) => value.find((one) => plain(one.resource) === plain(resource));
  const calendar = judge(look, 'calendar', on(`/users/${look.config.organiserMailbox}/events`));
  return listUrl === null ? [calendar] : [calendar, judge(look, 'list', on(listUrl))];
};
