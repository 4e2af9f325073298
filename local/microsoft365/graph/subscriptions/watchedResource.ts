/** What can be subscribed to here: the events of a mailbox, and lists (Microsoft Graph documentation, "subscription"). */
import { type ChangeKind, listScope, mailboxScope } from '../changes/journal.ts';
import { GraphError } from '../graphError.ts';
import { findUser } from '../outlook/directory/directory.ts';
import { accessDenied, notHere } from '../outlook/outlookErrors.ts';
import { readCalendars } from '../outlook/permissions.ts';
import type { Caller, RouteContext } from '../route.ts';
import { findList } from '../sites/list.ts';
import { mayWrite } from '../sites/permissions.ts';
import { findSite } from '../sites/site.ts';

export type WatchedResource = {
  kind: 'events' | 'list';
  /** The journal that its changes are written in. */
  scope: string;
  /** As notifications name it. */
  path: string;
};

export const lifecycleEvents = ['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const;
export type LifecycleEvent = (typeof lifecycleEvents)[number];

/** What differs between the two kinds. */
export const traits = {
  events: {
    mostMinutes: 10_080,
    changeKinds: ['created', 'updated', 'deleted'],
    lifecycle: lifecycleEvents,
  },
  list: { mostMinutes: 42_300, changeKinds: ['updated'], lifecycle: ['reauthorizationRequired'] },
} as const satisfies Record<
  WatchedResource['kind'],
  { mostMinutes: number; changeKinds: readonly ChangeKind[]; lifecycle: readonly LifecycleEvent[] }
>;

const has = (caller: Caller, permissions: readonly string[]): boolean =>
  permissions.some((permission) => caller.permissions.includes(permission));

/** Reading suffices for events; a person watches their own mailbox only, never a shared one. */
const events = (owner: string, caller: Caller): WatchedResource => {
  const user = findUser(owner);
  if (!user || user.mailboxKind === 'none')
    throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${owner}' is invalid.`);
  const own = caller.kind === 'application' || caller.userId === user.id;
  if (
    !own ||
    !has(
      caller,
      readCalendars[caller.kind].filter((name) => !name.endsWith('.Shared')),
    )
  )
    throw accessDenied();
  return { kind: 'events', scope: mailboxScope(user.id), path: `Users/${user.id}/Events` };
};

const list = (
  [siteId, listId]: [string, string],
  caller: Caller,
  { store }: RouteContext,
): WatchedResource => {
  if (!has(caller, mayWrite[caller.kind])) throw new GraphError(403, 'accessDenied', 'Access denied');
  const site = findSite(siteId);
  const { id } = findList(store, site, listId);
  return { kind: 'list', scope: listScope(id), path: `sites/${site.id}/lists/${id}` };
};

/**
 * Reads `users/{id}/events`, `me/events` or `sites/{id}/lists/{id}`, with or without a slash before.
 * @throws GraphError 403, 404, 501 for the many resources that Graph watches and the local one does not
 */
export const watchedResource = (resource: string, caller: Caller, context: RouteContext): WatchedResource => {
  const address = decodeURIComponent(resource.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  const ofPerson = /^\/?(?:users\/([^/]+)|(me))\/events$/i.exec(address);
  if (ofPerson) return events(ofPerson[1] ?? caller.userId ?? '', caller);
  const ofList = /^\/?sites\/(.+)\/lists\/([^/]+)$/i.exec(address);
  if (ofList) return list([(ofList[1] ?? '').replace(/:$/, ''), ofList[2] ?? ''], caller, context);
  throw notHere(`subscriptions to '${resource}'`);
};
