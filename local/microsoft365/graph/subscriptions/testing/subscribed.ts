/** A subscriber without a network: an endpoint that notes what it is sent, and the local Microsoft 365 on a clock that stands. */
import type { ChangeNotification } from '@microsoft/microsoft-graph-types';
import { mailbox, siteHost, sitePath } from '../../../../people.ts';
import type { SettingsChanges } from '../../../settings.ts';
import { inProcess } from '../../../testing/inProcess.ts';
import { type Reply, replyOf } from '../../../testing/reply.ts';

export type Post = { at: string; url: string; value: ChangeNotification[] };

/** What an endpoint does with a POST: its status, or a wait of so many milliseconds before a 202. */
type Manners = { status?: number; milliseconds?: number };

export const endpoint = 'http://localhost:7071/api/notifications';
export const lifecycleEndpoint = 'http://localhost:7071/api/lifecycle?door=1';
export const events = `users/${mailbox}/events`;
export const site = `/sites/${siteHost}:${sitePath}:`;

export const subscribed = async (settings: SettingsChanges = {}) => {
  const posts: Post[] = [];
  const handshakes: { url: string; contentType: string }[] = [];
  let manners: Manners = {};
  let sayBack = (token: string): Response =>
    new Response(token, { headers: { 'content-type': 'text/plain' } });

  const latencySeconds = { shortest: 1, longest: 1 };
  const local = await inProcess({
    settings: { ...settings, notifications: { latencySeconds, ...settings.notifications } },
    webhookFetch: async (url, { headers, body }) => {
      const token = new URL(url).searchParams.get('validationToken');
      const { status = 202, milliseconds = 0 } = manners;
      if (milliseconds > 0) await local.clock.sleep(milliseconds);
      if (token !== null) {
        handshakes.push({ url, contentType: new Headers(headers).get('content-type') ?? '' });
        return sayBack(token);
      }
      const { value } = JSON.parse(String(body)) as Pick<Post, 'value'>;
      posts.push({ at: local.clock.now().toISOString(), url, value });
      return new Response(null, { status });
    },
  });

  const inMinutes = (minutes: number): string =>
    new Date(local.clock.now().getTime() + minutes * 60_000).toISOString();
  /** With a token of its own: days pass here, and tokens end after an hour. */
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const { access_token } = (await local.askToken()).body;
    return replyOf(
      await local.fetch(`${local.url}/v1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  };
  const subscribe = (over: Record<string, unknown> = {}): Promise<Reply> =>
    call('POST', '/subscriptions', {
      changeType: 'created,updated,deleted',
      notificationUrl: endpoint,
      resource: events,
      expirationDateTime: inMinutes(10_000),
      clientState: 'secret',
      ...over,
    });

  return {
    ...local,
    call,
    posts,
    handshakes,
    inMinutes,
    subscribe,
    /** All notifications so far, in the order they came. */
    told: () => posts.flatMap(({ value }) => value),
    behave: (next: Manners) => {
      manners = next;
    },
    answerHandshakes: (next: typeof sayBack) => {
      sayBack = next;
    },
    pass: (minutes: number) => local.clock.advance(minutes * 60_000),
  };
};

export type Subscribed = Awaited<ReturnType<typeof subscribed>>;

/** A list called Events, subscribed to. */
export const subscribedToList = async (settings: SettingsChanges = {}) => {
  const local = await subscribed(settings);
  const list = (await local.call('POST', `${site}/lists`, { displayName: 'Events' })).body;
  const siteId = `${list.parentReference?.siteId}`;
  const resource = `sites/${siteId}/lists/${list.id}`;
  const { status, body } = await local.subscribe({ resource, changeType: 'updated' });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { ...local, resource, subscription: body, items: `/sites/${siteId}/lists/${list.id}/items` };
};
