/** Opens Microsoft Graph: Microsoft's client with our own chain. */
import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import type { SharedPlaces } from '#core/sync/sharedPlaces.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import { batchSize, sendInBatches } from './batch.ts';
import { Budget } from './budget.ts';
import { type Graph, type GraphAnswer, type GraphCall, isRepeatable, noAnswer } from './graph.ts';
import { type Entry, placesInLane } from './lane.ts';
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
  /** Places at mailboxes, where other processes have calls on them too. */
  places?: SharedPlaces;
};

/** Undecorated traffic is served last ("Avoid getting throttled or blocked in SharePoint Online"). */
const userAgent = 'NONISV|NorfolkLearning|Collaborative/1.0';

/**
 * Outlook limits us by mailbox (`/users/x`), SharePoint by tenant, whichever of its sites we ask, Teams by tenant, whoever it
 * is about: 30 installations a second (Graph throttling limits, "Microsoft Teams").
 */
const laneOf = (url: string): string => {
  const path = url.replace(/^https:\/\/[^/]+\/v1\.0/, '');
  if (/^\/users\/[^/]+\/teamwork\//.test(path)) return '/teamwork';
  return /^\/users\/[^/?]+|^\/sites(?=\/)/.exec(path)?.[0] ?? 'tenant';
};

const sendBy = (request: GraphRequest, call: GraphCall): Promise<Response> => {
  if (call.method === 'GET') return request.get();
  if (call.method === 'DELETE') return request.delete();
  return call.method === 'POST' ? request.post(call.body ?? {}) : request.patch(call.body);
};

/** A success of which only half arrived says as much as none; for a failure its status says enough. */
const answerOf = async (response: Response): Promise<GraphAnswer> => {
  const text = await response.text();
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  try {
    return { status, headers, body: text === '' ? null : JSON.parse(text) };
  } catch {
    // A refusal of which half is missing does not say why; what may be tried again anyway says enough by its status.
    const half = /^\s*\{/.test(text) && status < 500 && status !== 429;
    return response.ok || half ? noAnswer : { status, headers, body: null };
  }
};

export type OpenedGraph = Graph & {
  /** The same for what can wait: it leaves a tenth of every limit to what cannot, and lets that go first. */
  inTurn: Graph;
  /** Seconds for which a whole batch of `inTurn` would only be held up; 0 when it may go. */
  pauseSeconds(): number;
};

/** Microsoft Graph with the permissions of the token. */
export const createGraph = (settings: GraphSettings): OpenedGraph => {
  const { pace = machinePace, graphUrl } = settings;
  const budget = new Budget(pace, settings.places);
  const client = Client.initWithMiddleware({
    baseUrl: graphUrl,
    defaultVersion: 'v1.0',
    middleware: createChain(graphUrl, settings.token, { budget, pace, fetch: settings.fetch ?? fetch }),
  });

  const sendAs = async (entry: Entry, call: GraphCall): Promise<GraphAnswer> => {
    const request = client
      .api(call.url)
      .headers({ 'User-Agent': userAgent, ...call.headers })
      .responseType(ResponseType.RAW)
      .middlewareOptions([new CallOptions(entry, isRepeatable(call))]);
    const response: Response | undefined = await sendBy(request, call);
    return response ? answerOf(response) : noAnswer;
  };

  const graphAt = (urgency: Urgency): Graph => {
    const send = (call: GraphCall) => sendAs({ lane: laneOf(call.url), places: 1, calls: 1, urgency }, call);
    return {
      send,
      async sendAll(calls) {
        const [first] = calls;
        if (!first) return [];
        if (calls.length === 1) return [await send(first)];
        const lane = laneOf(first.url);
        return sendInBatches(calls, {
          // A batch runs up to four of its calls at once by itself, so it takes all places of its lane.
          send: (call, parts) => sendAs({ lane, places: placesInLane, calls: parts, urgency }, call),
          pace,
        });
      },
    };
  };

  return { ...graphAt('now'), inTurn: graphAt('inTurn'), pauseSeconds: () => budget.pauseSeconds(batchSize) };
};
