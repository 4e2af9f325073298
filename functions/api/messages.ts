/** POST /api/messages: what Teams' channel sends to the bot. The bot itself checks who calls. */
import type { HttpResponseInit } from '@azure/functions';
import type { Bot } from '#bot/channel.ts';
import { readText } from '../http/body.ts';
import type { Call } from '../http/door.ts';

/** Teams lets a message have about 100 KB (Microsoft Teams documentation, "Limits and specifications"). */
const mostBytes = 512 * 1024;

export const takeActivity =
  ({ bot }: { bot: Bot }) =>
  async ({ request }: Call): Promise<HttpResponseInit> => {
    const text = await readText(request, mostBytes);
    if (text === null) return { status: 413 };
    let activity: unknown;
    try {
      activity = JSON.parse(text);
    } catch {
      return { status: 400 }; // No activity at all: there is nobody to explain it to.
    }
    const reply = await bot.handle({ headers: Object.fromEntries(request.headers), body: activity });
    return reply.body === undefined
      ? { status: reply.status }
      : { status: reply.status, jsonBody: reply.body };
  };
