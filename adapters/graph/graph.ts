/** Microsoft Graph as the adapters see it: calls with their answers, one by one or many at once. */

export type GraphCall = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`, query included and encoded: `/users/x/events?$select=id`; or a next link as Graph gave it. */
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  /**
   * Whether sending it twice ends as sending it once. Reads, PATCH and DELETE are; a POST is only when something in it
   * makes it so (a `transactionId`, a unique column) and this says so.
   */
  repeatable?: boolean;
};

/** `status` 0: the connection was lost and nobody knows whether the call arrived. Header names in lower case. */
export type GraphAnswer = { status: number; headers: Readonly<Record<string, string>>; body: unknown };

/** Nobody knows whether the call was carried out. */
export const noAnswer: GraphAnswer = { status: 0, headers: {}, body: null };

export interface Graph {
  send(call: GraphCall): Promise<GraphAnswer>;
  /** Any number of calls for one mailbox or site, 20 to a `$batch`; answers in the order of the calls. */
  sendAll(calls: readonly GraphCall[]): Promise<GraphAnswer[]>;
}

export const isRepeatable = (call: Pick<GraphCall, 'method' | 'repeatable'>): boolean =>
  call.repeatable ?? call.method !== 'POST';
