/**
 * Our own chain for the Graph client: retry → budget → token → fetch. The stock chain leaves out the token for hosts it
 * does not know, repeats any POST and cuts Retry-After at 180 seconds (microsoft-graph-client 3.0.7, `middleware/`).
 */
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { partsIn } from './batch.ts';
import { type Budget, Held } from './budget.ts';
import type { Entry } from './lane.ts';
import {
  askedSeconds,
  asksAgain,
  maximumAttempts,
  type Pace,
  patienceSeconds,
  waitSeconds,
} from './retry.ts';

/** What one call tells the chain about itself. */
export class CallOptions {
  readonly entry: Entry;
  readonly repeatable: boolean;

  constructor(entry: Entry, repeatable: boolean) {
    this.entry = entry;
    this.repeatable = repeatable;
  }
}

const optionsOf = (context: Context): CallOptions => {
  const options = context.middlewareControl?.getMiddlewareOptions(CallOptions);
  if (!(options instanceof CallOptions)) throw new Error('a Graph call came without its options');
  return options;
};

const urlOf = (context: Context): string =>
  typeof context.request === 'string' ? context.request : context.request.url;

abstract class Link implements Middleware {
  #next: Middleware | null = null;

  abstract execute(context: Context): Promise<void>;

  setNext(next: Middleware): void {
    this.#next = next;
  }

  protected forward(context: Context): Promise<void> {
    if (!this.#next) throw new Error('the chain of the Graph client has no end');
    return this.#next.execute(context);
  }
}

/** Adds the token, to calls of the configured origin only: a next link is text from outside. */
class TokenLink extends Link {
  readonly #origin: string;
  readonly #token: () => Promise<string>;

  constructor(graphUrl: string, token: () => Promise<string>) {
    super();
    this.#origin = new URL(graphUrl).origin;
    this.#token = token;
  }

  async execute(context: Context): Promise<void> {
    if (new URL(urlOf(context)).origin !== this.#origin)
      throw new Error('refused to send the Graph token to another host');
    const authorization = `Bearer ${await this.#token()}`;
    context.options = {
      ...context.options,
      headers: { ...(context.options?.headers as Record<string, string>), Authorization: authorization },
    };
    await this.forward(context);
  }
}

const headersOf = ({ response }: Context): Record<string, string> =>
  response ? Object.fromEntries(response.headers) : {};

/** What is held back is answered as Graph would answer it, and not sent. */
class BudgetLink extends Link {
  readonly #budget: Budget;

  constructor(budget: Budget) {
    super();
    this.#budget = budget;
  }

  async execute(context: Context): Promise<void> {
    const { entry } = optionsOf(context);
    const held = await this.#budget.within(entry, async () => {
      await this.forward(context);
      // Before the places are given back, or whoever waits for them would go out without knowing.
      await this.#learn(entry.lane, context);
    });
    if (!(held instanceof Held)) return;
    const headers = { 'Retry-After': String(held.seconds) };
    context.response = new Response(null, { status: 429, headers });
  }

  async #learn(lane: string, context: Context): Promise<void> {
    const { response } = context;
    if (!response) return;
    this.#budget.learn(lane, { status: response.status, headers: headersOf(context) });
    // Parts of a batch are refused each for itself, also where only one is left to be sent again.
    if (!urlOf(context).endsWith('/$batch') || !response.ok) return;
    for (const part of partsIn(await response.clone().text())) this.#budget.learn(lane, part);
  }
}

/** Where the service says how long to wait, the budget sees to it, for this call and every other. */
class RetryLink extends Link {
  readonly #pace: Pace;

  constructor(pace: Pace) {
    super();
    this.#pace = pace;
  }

  async execute(context: Context): Promise<void> {
    const { repeatable } = optionsOf(context);
    for (let attempt = 1; ; attempt += 1) {
      await this.forward(context);
      const { response } = context;
      const headers = headersOf(context);
      const wait = waitSeconds(headers, attempt, this.#pace);
      if (!asksAgain(response?.status ?? 0, repeatable)) return;
      if (attempt === maximumAttempts || wait > patienceSeconds) return;
      await response?.body?.cancel();
      if (askedSeconds(headers, this.#pace.now()) === 0) await this.#pace.sleep(wait * 1000);
    }
  }
}

/** Graph cuts a call after about 100 seconds itself. */
const timeoutMilliseconds = 110_000;

/** Leaves no response where the connection was lost. Redirects are not followed: nothing we call redirects. */
class FetchLink extends Link {
  readonly #fetch: typeof fetch;

  constructor(fetchIt: typeof fetch) {
    super();
    this.#fetch = fetchIt;
  }

  async execute(context: Context): Promise<void> {
    delete context.response;
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    try {
      context.response = await this.#fetch(urlOf(context), {
        ...(context.options as RequestInit),
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
    }
  }
}

/** fetch throws "TypeError: fetch failed" for anything on the way, and a TimeoutError when the signal ends it. */
const isConnectionLoss = (error: unknown): boolean =>
  /^(TypeError: fetch failed|TimeoutError)/.test(String(error));

export const createChain = (
  graphUrl: string,
  token: () => Promise<string>,
  { budget, pace, fetch: fetchIt }: { budget: Budget; pace: Pace; fetch: typeof fetch },
): Middleware[] => [
  new RetryLink(pace),
  new BudgetLink(budget),
  new TokenLink(graphUrl, token),
  new FetchLink(fetchIt),
];
