/** Subscriptions to changes (Microsoft Graph documentation, "subscription resource type" and its operations). */
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { ChangeSource } from '#core/sync/inbound/ports.ts';
import type { ChangeNotifier } from '#core/sync/inbound/subscriptions.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import { unreadable } from './delta.ts';
import type { Graph, GraphAnswer } from './graph.ts';
import { succeeded } from './outcome.ts';
import type { ListUrl } from './site.ts';

const daySeconds = 86_400;
/** Below the longest lives that are documented: 10,080 minutes for events, 42,300 for lists. */
const lifeSeconds: Record<ChangeSource, number> = { calendar: 6 * daySeconds, list: 28 * daySeconds };
const changeTypes: Record<ChangeSource, string> = { calendar: 'created,updated,deleted', list: 'updated' };

const subscriptionSchema = z.object({ id: z.string(), expirationDateTime: z.string() });
const ownSchema = z.object({
  value: z.array(z.object({ id: z.string(), resource: z.string().nullish() })),
  '@odata.nextLink': z.string().optional(),
});

const what = (source: ChangeSource): string => `the subscription to the ${source} could not be had`;

/** Graph writes up to seven decimals. */
const endOf = (answer: GraphAnswer): { id: string; expiresAt: string } => {
  const { id, expirationDateTime } = subscriptionSchema.parse(answer.body);
  return { id, expiresAt: instantOf(new Date(expirationDateTime)) };
};

export type NotifierSettings = {
  mailbox: string;
  /** Gives the list's URL, from its memory after the first time. */
  findList(): Promise<ListUrl>;
  /** Where Graph posts to, https unless Graph is on this machine. */
  notificationUrl: string;
};

export const createNotifier = (graph: Graph, clock: Clock, settings: NotifierSettings): ChangeNotifier => {
  const resourceOf = async (source: ChangeSource): Promise<string> =>
    source === 'calendar' ? `/users/${settings.mailbox}/events` : await settings.findList();
  const endFor = (source: ChangeSource): string => addSeconds(instantOf(clock.now()), lifeSeconds[source]);

  /** One that a crash has made us forget would keep the new one from being made (409). */
  const removeOthers = async (source: ChangeSource, resource: string): Promise<void> => {
    for (let url: string | undefined = '/subscriptions'; url; ) {
      const answer: GraphAnswer = await graph.send({ method: 'GET', url });
      if (!succeeded(answer)) throw unreadable(what(source), answer);
      const page = ownSchema.parse(answer.body);
      for (const own of page.value)
        if (own.resource?.replace(/^\//, '') === resource.replace(/^\//, ''))
          await graph.send({ method: 'DELETE', url: `/subscriptions/${encodeURIComponent(own.id)}` });
      url = page['@odata.nextLink'];
    }
  };

  return {
    async subscribe(source, clientState) {
      const resource = await resourceOf(source);
      await removeOthers(source, resource);
      const body = {
        changeType: changeTypes[source],
        notificationUrl: settings.notificationUrl,
        // Cannot be added later.
        lifecycleNotificationUrl: settings.notificationUrl,
        resource,
        expirationDateTime: endFor(source),
        clientState,
      };
      const answer = await graph.send({ method: 'POST', url: '/subscriptions', body });
      if (!succeeded(answer)) throw unreadable(what(source), answer);
      return endOf(answer);
    },

    /** Renewing authorises it anew besides. */
    async renew(source, id) {
      const answer = await graph.send({
        method: 'PATCH',
        url: `/subscriptions/${encodeURIComponent(id)}`,
        body: { expirationDateTime: endFor(source) },
      });
      if (answer.status === 404) return null;
      if (!succeeded(answer)) throw unreadable(what(source), answer);
      return { expiresAt: endOf(answer).expiresAt };
    },
  };
};
