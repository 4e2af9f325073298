/** Outlook without a server, for tests: an empty tenant, a clock that can be set, and calls as an application or a person. */

import { mailbox, people } from '../../../../people.ts';
import { readQueryOptions } from '../../../odata/queryOptions.ts';
import { Store } from '../../../store.ts';
import { requirePermission } from '../../caller.ts';
import { GraphError } from '../../graphError.ts';
import { createMatcher } from '../../matchRoute.ts';
import type { Caller, GraphReply } from '../../route.ts';
import { type OutlookOptions, outlookOptions } from '../options.ts';
import { outlookRoutes } from '../routes.ts';

/** A JSON object in a reply; properties are read as tests need them. */
export type Json = { readonly [name: string]: Json } & readonly Json[] & string;
export type Reply = { status: number; headers: Record<string, string>; body: Json };

const root = 'https://localhost:5301/v1.0';
export const shared = `/users/${mailbox}`;

/** Address of the person with that name in the local tenant. */
export const addressOf = (displayName: string): string => {
  const person = people.find((each) => each.displayName === displayName);
  if (!person) throw new Error(`nobody is called ${displayName}`);
  return person.mail;
};

const application: Caller = {
  kind: 'application',
  appId: 'test',
  tenantId: 'test',
  permissions: ['Calendars.ReadWrite', 'Mail.Read', 'Mail.Send', 'MailboxSettings.Read', 'User.Read.All'],
  userId: null,
};

/** Somebody signed in, with the delegated permissions of the Teams window unless others are given. */
export const signedIn = (displayName: string, permissions?: readonly string[]): Caller => ({
  ...application,
  kind: 'delegated',
  userId: people.find((each) => each.displayName === displayName)?.objectId ?? null,
  permissions: permissions ?? [
    'User.Read',
    'Calendars.ReadWrite',
    'Calendars.ReadWrite.Shared',
    'Mail.Read',
    'Mail.Read.Shared',
  ],
});

export const localOutlook = (over: Partial<OutlookOptions> = {}) => {
  const store = new Store(':memory:');
  outlookOptions.change(store, over);
  const match = createMatcher(outlookRoutes);
  let now = new Date('2027-01-11T09:00:00Z');
  let ids = 0;
  const context = {
    store,
    clock: { now: () => now },
    baseUrl: root,
    newId: () => {
      ids += 1;
      return `id-${String(ids).padStart(6, '0')}`;
    },
    webhooks: { post: async () => null, close: () => undefined },
  };

  const call = async (
    method: string,
    target: string,
    body?: unknown,
    { as = application, headers = {} }: { as?: Caller; headers?: Record<string, string> } = {},
  ): Promise<Reply> => {
    const url = target.startsWith('https:') ? target : `${root}${target}`;
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace('/v1.0', '');
    const found = match(method, path);
    if (!found) throw new Error(`no operation ${method} ${path}`);
    try {
      requirePermission(found.route, as);
      const request = {
        method,
        path,
        url,
        params: found.params,
        query: searchParams,
        headers,
        body,
        caller: as,
      };
      const options = readQueryOptions(searchParams);
      return asReply(await found.route.handle({ ...request, options }, context));
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const { status, code, message, details } = error;
      return asReply({ status, headers: error.headers, body: { error: { code, message, ...details } } });
    }
  };

  return {
    call,
    context,
    store,
    setClock: (instant: string) => {
      now = new Date(instant);
    },
    get: (target: string, options?: Parameters<typeof call>[3]) => call('GET', target, undefined, options),
    post: (target: string, body?: unknown, options?: Parameters<typeof call>[3]) =>
      call('POST', target, body, options),
    patch: (target: string, body?: unknown, options?: Parameters<typeof call>[3]) =>
      call('PATCH', target, body, options),
    remove: (target: string, options?: Parameters<typeof call>[3]) =>
      call('DELETE', target, undefined, options),
  };
};

/** As it goes over the wire. */
const asReply = ({ status, headers = {}, body }: GraphReply): Reply => ({
  status,
  headers,
  body: JSON.parse(JSON.stringify(body ?? null)) as Json,
});

/** The body of a creation: an hour on a winter morning in the shared mailbox's zone. */
export const anEvent = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  subject: 'Collaborative meeting',
  body: { contentType: 'html', content: '<p>Please bring your plans.</p>' },
  start: { dateTime: '2027-02-03T09:00:00', timeZone: 'GMT Standard Time' },
  end: { dateTime: '2027-02-03T10:00:00', timeZone: 'GMT Standard Time' },
  ...over,
});

export const attendee = (address: string, name = address) => ({
  type: 'required',
  emailAddress: { name, address },
});
