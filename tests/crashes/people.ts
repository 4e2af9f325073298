/** What people and Microsoft's services do to the program, each until it is acknowledged: nobody gives up at the first refusal. */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { importReplySchema, syncReplySchema } from '#core/contract/api.ts';
import { apiAs, graphAs, graphAsApp, personNamed, type Reachable } from '../journeys/harness/asPerson.ts';

/** Milliseconds between two tries. */
const pace = 150;
/** Longer than any recovery should take. Milliseconds. */
const patience = 300_000;

type Answer = { status: number; body: unknown };

/** Nobody answers while the service is down, and a person who meets a crowd tries again. */
const isPassing = ({ status }: Answer): boolean => status >= 500 || status === 429 || status === 409;

/** @throws when it is refused for good, or not acknowledged in time */
export const untilTaken = async (what: string, call: () => Promise<Answer>): Promise<unknown> => {
  const until = Date.now() + patience;
  for (;;) {
    const answer = await call().catch((): Answer => ({ status: 599, body: 'no answer' }));
    if (answer.status < 300) return answer.body;
    if (!isPassing(answer) || Date.now() > until)
      throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await delay(pace);
  }
};

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const feed = 'programme';
const outlookEvent = z.object({ id: z.string(), iCalUId: z.string(), subject: z.string() });
const found = z.object({ value: z.array(outlookEvent).length(1) });
const mailCount = z.object({
  recipient: z.string(),
  invitation: z.number().default(0),
  cancellation: z.number().default(0),
  letter: z.number().default(0),
});
export type MailCount = z.infer<typeof mailCount>;
const items = z.object({ value: z.array(z.object({ id: z.string() })).length(1) });

export const peopleAt = (stack: Reachable) => {
  const editor = personNamed('Council editor');
  const api = apiAs(stack, editor);
  const graph = graphAsApp(stack);
  const mailbox = `/users/${stack.settings.ORGANISER_MAILBOX}`;
  const list = `/sites/${stack.settings.SITE}:/lists/Events/items`;

  /** The entry of the shared calendar with this subject. */
  const entryOf = async (subject: string): Promise<z.infer<typeof outlookEvent>> => {
    const filter = encodeURIComponent(`subject eq '${subject}'`);
    const body = await untilTaken('find an event', () => graph(`${mailbox}/events?$filter=${filter}`));
    const [event] = found.parse(body).value;
    if (!event) throw new Error(`${subject} is not in the calendar.`);
    return event;
  };

  return {
    /** Uploads the file, applies it and waits until it is applied. */
    async importFile(text: string): Promise<void> {
      const upload = await untilTaken('upload', () =>
        api(`/imports?name=programme.csv&feed=${feed}`, { method: 'POST', body: text }),
      );
      const { run } = importReplySchema.parse(upload);
      await untilTaken('apply', () => api(`/imports/${run.id}/apply`, { method: 'POST' }));
      const until = Date.now() + patience;
      for (let state: string = run.state; state !== 'applied'; await delay(pace)) {
        const shown = await untilTaken('look at the import', () => api(`/imports/${run.id}`));
        const { run: is } = importReplySchema.parse(shown);
        state = is.state;
        if (state === 'failed') throw new Error(`The import failed: ${is.problem}`);
        if (Date.now() > until) throw new Error('The import does not come to its end.');
      }
    },

    async book(eventId: string, guest: { name: string; email: string }): Promise<void> {
      await untilTaken('book', () => api(`/events/${eventId}/booking`, json('POST', { guest })));
    },

    async retitleInList(eventId: string, title: string): Promise<void> {
      const asEditor = graphAs(stack, editor);
      const filter = encodeURIComponent(`fields/Key eq '${eventId}'`);
      const body = await untilTaken('find an item', () => asEditor(`${list}?$filter=${filter}`));
      const [item] = items.parse(body).value;
      await untilTaken('edit an item', () =>
        asEditor(`${list}/${item?.id}/fields`, json('PATCH', { Title: title })),
      );
    },

    async retitleInCalendar(title: string, newTitle: string): Promise<void> {
      const { id } = await entryOf(title);
      await untilTaken('edit an event', () =>
        graph(`${mailbox}/events/${id}`, json('PATCH', { subject: newTitle })),
      );
    },

    /** @param start wall time in UTC: `2027-01-15T11:00:00` */
    async moveInCalendar(title: string, start: string, end: string): Promise<void> {
      const { id } = await entryOf(title);
      const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
      await untilTaken('move an event', () =>
        graph(`${mailbox}/events/${id}`, json('PATCH', { start: at(start), end: at(end) })),
      );
    },

    /** From outside the tenant, by mail. */
    async replyToInvitation(title: string, email: string, response: 'accepted' | 'declined'): Promise<void> {
      const { iCalUId } = await entryOf(title);
      await untilTaken('reply', async () => {
        const reply = await fetch(
          `${stack.graphUrl}/_control/replies`,
          json('POST', { iCalUId, email, response }),
        );
        return { status: reply.status, body: await reply.text() };
      });
    },

    async openQuestions(): Promise<{ id: string; title: string }[]> {
      return syncReplySchema.parse(await untilTaken('look at what waits', () => api('/sync'))).questions;
    },

    async answer(id: string, answer: 'keep' | 'putBack'): Promise<void> {
      await untilTaken('answer', () => api(`/sync/questions/${id}`, json('POST', { answer })));
    },

    /** Subjects that are not in step; null while nobody answers. */
    async waiting(): Promise<number | null> {
      const reply = await fetch(`${stack.url}/api/health`).catch(() => null);
      if (!reply?.ok) return null;
      return z.object({ waiting: z.number() }).parse(await reply.json()).waiting;
    },

    /** How many mails each person got, and why. */
    async mails(): Promise<MailCount[]> {
      const reply = await fetch(`${stack.graphUrl}/_control/mails`);
      return z.object({ recipients: z.array(mailCount) }).parse(await reply.json()).recipients;
    },
  };
};

export type People = ReturnType<typeof peopleAt>;
