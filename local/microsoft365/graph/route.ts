/** The shape of one Graph operation in the local Microsoft 365: a path, who may call it, what it does. */
import type { QueryOptions } from '../odata/queryOptions.ts';
import type { Store } from '../store.ts';
import type { Webhooks } from './subscriptions/webhooks.ts';

/** Who is calling, as the validated access token says. */
export type Caller = {
  kind: 'application' | 'delegated';
  appId: string;
  tenantId: string;
  /** Application: app roles. Delegated: scopes. */
  permissions: readonly string[];
  /** Object id of the signed-in person; null for an application. */
  userId: string | null;
};

export type GraphRequest = {
  method: string;
  /** Path below `/v1.0`, decoded segments already bound to `params`. */
  path: string;
  params: Readonly<Record<string, string>>;
  /** The whole address as called, for next links. */
  url: string;
  /** OData and other query options, `$` kept: `$filter`, `$top`. */
  query: URLSearchParams;
  /** The same, read: the pipeline has already refused what cannot be. */
  options: QueryOptions;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: unknown;
  caller: Caller;
};

export type GraphReply = { status: number; headers?: Record<string, string>; body?: unknown };

/** What every operation may use. `baseUrl` is `https://localhost:5301/v1.0`, for next links. */
export type RouteContext = {
  store: Store;
  clock: { now(): Date };
  baseUrl: string;
  newId(): string;
  /** The way to endpoints that want notifications. */
  webhooks: Webhooks;
};

export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As in Microsoft's path list: `/users/{user-id}/events/{event-id}`. */
  path: string;
  /** Any one of these suffices; `[]` forbids that kind of caller. */
  permissions: { application: readonly string[]; delegated: readonly string[] };
  /** What is there and what is not, for the coverage table. */
  coverage: 'supported' | { partial: string };
  handle(request: GraphRequest, context: RouteContext): GraphReply | Promise<GraphReply>;
};
