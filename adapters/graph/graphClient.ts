/** Opens Microsoft Graph: Microsoft's client with our own chain. */
import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { sendInBatches } from './batch.ts';
import { placesInLane } from './budget.ts';
import { type Graph, type GraphAnswer, type GraphCall, isRepeatable, noAnswer } from './graph.ts';
import { CallOptions, createChain } from './middleware.ts';
import { machinePace, type Pace } from './retry.ts';

export type GraphSettings = {
  /** `https://graph.microsoft.com`, without a slash at the end. */
  graphUrl: string;
  /** Gives an access token, from its memory while it is good. */
  token(): Promise<string>;
  /** Time, chance and the way to the network; the machine's own unless a test brings others. */
  pace?: Pace;
  fetch?: typeof fetch;
};

/** Undecorated traffic is served last ("Avoid getting throttled or blocked in SharePoint Online"). */
const userAgent = 'NONISV|NorfolkLearning|Collaborative/1.0';

/** `/users/x/events/y` and `/sites/x/lists/y` are limited by mailbox and by site. */
const laneOf = (url: string): string =>
  /\/(?:users|sites)\/[^/?]+/.exec(url.replace(/^https:\/\/[^/]+\/v1\.0/, ''))?.[0] ?? 'tenant';

const sendBy = (request: GraphRequest, call: GraphCall): Promise<Response> => {
  if (call.method === 'GET') return request.get();
  if (call.method === 'DELETE') return request.delete();
  return call.method === 'POST' ? request.post(call.body ?? {}) : request.patch(call.body);
};

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null; // A gateway's page in place of Graph's JSON: the status says enough.
  }
};

/** Microsoft Graph with the permissions of the token. */
export const createGraph = (settings: GraphSettings): Graph => {
  const pace = settings.pace ?? machinePace;
  const client = Client.initWithMiddleware({
    baseUrl: settings.graphUrl,
    defaultVersion: 'v1.0',
    middleware: createChain(settings.graphUrl, settings.token, pace, settings.fetch ?? fetch),
  });

  const sendIn = async (lane: string, places: number, call: GraphCall): Promise<GraphAnswer> => {
    const request = client
      .api(call.url)
      .headers({ 'User-Agent': userAgent, ...call.headers })
      .responseType(ResponseType.RAW)
      .middlewareOptions([new CallOptions({ lane, places, repeatable: isRepeatable(call) })]);
    const response: Response | undefined = await sendBy(request, call);
    if (!response) return noAnswer;
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await bodyOf(response),
    };
  };

  const send = (call: GraphCall) => sendIn(laneOf(call.url), 1, call);
  return {
    send,
    async sendAll(calls) {
      const [first] = calls;
      if (!first) return [];
      if (calls.length === 1) return [await send(first)];
      // A batch runs up to four of its calls at once by itself, so it takes all places of its lane.
      return sendInBatches(calls, (call) => sendIn(laneOf(first.url), placesInLane, call), pace);
    },
  };
};
