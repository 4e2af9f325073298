/** A network that answers as a test has laid out, for what no server does on request: faults, throttling, lost replies. */
export type Sent = { method: string; path: string; headers: Record<string, string>; body: unknown };

type Answer = { status: number; headers?: Record<string, string>; body?: unknown };
/** `lost`: the connection breaks. */
export type Scripted = Answer | 'lost' | ((sent: Sent) => Answer | Promise<Answer>);

export class ScriptedFetch {
  readonly sent: Sent[] = [];
  readonly #answers: Scripted[];

  /** @param answers one for each request in order; the last is given again and again */
  constructor(...answers: Scripted[]) {
    this.#answers = answers;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const sent: Sent = {
      method: init?.method ?? 'GET',
      path: url.pathname + url.search,
      headers: { ...(init?.headers as Record<string, string>) },
      body: init?.body ? JSON.parse(String(init.body)) : null,
    };
    this.sent.push(sent);
    const next = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
    if (next === undefined || next === 'lost') throw new TypeError('fetch failed');
    const answer = typeof next === 'function' ? await next(sent) : next;
    const text = answer.body === undefined ? null : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status, headers: answer.headers ?? {} });
  };
}

/** Answers a `$batch`, each part by its own answer. */
export const eachPart =
  (answer: (part: { id: string; method: string; url: string }) => Answer) =>
  ({ body }: Sent): Answer => ({
    status: 200,
    body: {
      // Graph answers in any order.
      responses: (body as { requests: { id: string; method: string; url: string }[] }).requests
        .map((part) => ({ id: part.id, ...answer(part) }))
        .reverse(),
    },
  });
