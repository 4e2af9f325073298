/** What people were told, and what they asked for: against it the end of a run is held. */

/** How somebody stands at an event as far as they were told; null when nobody can tell. */
export type Expectation = 'going' | 'hoping' | 'absent' | null;

/** What somebody answered to: an event, its entry, and the time that the entry then had over there. */
type Answered = { version: number; remoteId: string; start: string };

type Standing = {
  /** Requests whose answer has not come. */
  open: number;
  requests: number;
  expected: Expectation;
  /** Declined in a calendar: whatever is asked for afterwards may be overtaken by it. */
  declined: boolean;
  /** What was declined: a version of the event, by an entry. */
  answered: Answered | null;
};

export type Posted = { to: string; subject: string; html: string };

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** What a message is to bring about: that of a subject is the same whichever queue it goes by and beside whom. */
const aimsOf = (queue: string, text: string): string[] => {
  const { subjects } = JSON.parse(text);
  return Array.isArray(subjects) ? subjects.map((subject) => JSON.stringify(subject)) : [`${queue} ${text}`];
};

export class Ledger {
  readonly #standings = new Map<string, Standing>();
  /** Mails as they went out, whether or not anybody heard that they did. */
  readonly posted: Posted[] = [];
  /** Mails that the service asked to be sent, in order. */
  readonly asked: (Posted & { eventId: string; reference: string | null })[] = [];
  /** Messages that failed as often as they may, until one that says the same goes through. */
  poisoned: readonly { queue: string; text: string }[] = [];

  /** Events of which somebody deleted or cancelled the item or the entry, or tried to. */
  readonly deleted = new Set<string>();
  /** How often each booking came into each state, by `event reference state`. */
  readonly turns = new Map<string, number>();

  /** @param before the state that it comes from, if there was one */
  noteTurn(eventId: string, reference: string, state: string, before: string | undefined): void {
    if (before === 'offered' && state === 'waiting') this.noteTurn(eventId, reference, 'lapsed', undefined);
    const key = `${eventId} ${reference} ${state}`;
    this.turns.set(key, (this.turns.get(key) ?? 0) + 1);
  }

  /** Somebody asks for something about a place. @returns what to call with the answer, null for none */
  asks(eventId: string, email: string): (told: Expectation) => void {
    const standing = this.#of(eventId, email);
    const overlaps = standing.open > 0 || standing.declined;
    standing.open += 1;
    standing.requests += 1;
    standing.expected = null;
    const { requests } = standing;
    return (told) => {
      standing.open -= 1;
      // Two at once are in no order.
      if (!overlaps && standing.requests === requests && !standing.declined) standing.expected = told;
    };
  }

  /** @param answered an answer is to one time of one entry, and Outlook asks anew about another */
  declines(eventId: string, email: string, answered: Answered): void {
    const standing = this.#of(eventId, email);
    standing.expected = standing.open === 0 && standing.expected === 'going' ? 'absent' : null;
    standing.declined = true;
    standing.answered = answered;
  }

  /** Somebody answers again or changes the entry itself: which answer is read, if any, nobody can tell. */
  confuses(eventId: string, email: string | null = null): void {
    for (const [key, standing] of this.#standings)
      if (
        standing.declined &&
        (email === null ? key.startsWith(`${eventId} `) : key === `${eventId} ${email}`)
      )
        standing.expected = null;
  }

  /** What somebody was told last, where that is certain. */
  *expectations(): Iterable<{
    eventId: string;
    email: string;
    expected: Exclude<Expectation, null>;
    answered: Answered | null;
  }> {
    for (const [key, { expected, answered }] of this.#standings) {
      const [eventId = '', email = ''] = key.split(' ');
      if (expected !== null) yield { eventId, email, expected, answered };
    }
  }

  noteMail(text: string): void {
    const { mail } = JSON.parse(text);
    const { to, subject, html, about } = mail;
    // One that is put off is asked for again in the same words.
    if (this.asked.some((known) => known.html === html)) return;
    this.asked.push({ to: to.email, subject, html, ...about });
  }

  /** The event that a mail is about. */
  eventOf({ html }: Posted): string {
    return this.asked.find((mail) => mail.html === html)?.eventId ?? '';
  }

  notePoisoned(queue: string, text: string): void {
    this.poisoned = [...this.poisoned, { queue, text }];
  }

  noteWentThrough(queue: string, text: string): void {
    const done = new Set(aimsOf(queue, text));
    this.poisoned = this.poisoned.filter((one) => !aimsOf(one.queue, one.text).every((aim) => done.has(aim)));
  }

  noteRequest(method: string, url: string, body: unknown): void {
    if (method !== 'POST' || !url.endsWith('/sendMail')) return;
    const message = record(record(body).message);
    const [to] = Array.isArray(message.toRecipients) ? message.toRecipients : [];
    this.posted.push({
      to: String(record(record(to).emailAddress).address),
      subject: String(message.subject),
      html: String(record(message.body).content),
    });
  }

  #of(eventId: string, email: string): Standing {
    const key = `${eventId} ${email}`;
    const known = this.#standings.get(key);
    if (known) return known;
    const standing: Standing = { open: 0, requests: 0, expected: null, declined: false, answered: null };
    this.#standings.set(key, standing);
    return standing;
  }
}
