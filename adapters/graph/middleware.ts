/**
 * Our own chain for the Graph client: token → budget → retry → fetch. The stock chain leaves out the token for hosts it
 * does not know, repeats any POST and cuts Retry-After at 180 seconds (microsoft-graph-client 3.0.7, `middleware/`).
 */
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { Budget } from './budget.ts';
import { asksAgain, maximumAttempts, type Pace, patienceSeconds, waitSeconds } from './retry.ts';

/** What one call tells the chain about itself. */
export class CallOptions {
  /** Calls in one lane share its places. */
  readonly lane: string;
  readonly places: number;
  readonly repeatable: boolean;

  constructor(options: { lane: string; places: number; repeatable: boolean }) {
    this.lane = options.lane;
    this.places = options.places;
    this.repeatable = options.repeatable;
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

class BudgetLink extends Link {
  readonly #budget = new Budget();

  execute(context: Context): Promise<void> {
    const { lane, places } = optionsOf(context);
    return this.#budget.within(lane, places, () => this.forward(context));
  }
}

/** Holds its places while it waits: others would only be throttled too, and throttled calls count. */
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
      const status = response?.status ?? 0;
      const headers = response ? Object.fromEntries(response.headers) : {};
      const wait = waitSeconds(headers, attempt, this.#pace);
      if (!asksAgain(status, repeatable) || attempt === maximumAttempts || wait > patienceSeconds) return;
      await response?.body?.cancel();
      await this.#pace.sleep(wait * 1000);
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
  pace: Pace,
  fetchIt: typeof fetch,
): Middleware[] => [
  new TokenLink(graphUrl, token),
  new BudgetLink(),
  new RetryLink(pace),
  new FetchLink(fetchIt),
];
