/**
 * The host side of the teams-js wire protocol (teams-js, internal/communication): a framed page posts numbered calls to
 * its parent and is answered by number and UUID; events go the other way without a number.
 */
import { z } from 'zod';
import { calls, notSupported } from './calls.ts';
import { contextOf } from './context.ts';
import type { HostedTab } from './hostedTab.ts';

const requestSchema = z.object({
  id: z.number(),
  uuidAsString: z.uuid().optional(),
  func: z.string(),
  args: z.array(z.unknown()).default([]),
});

export type TeamsHost = {
  /** Tells the page about the theme that `tab.theme()` now gives, if it asked to be told. */
  themeChanged(): void;
  /** Asks a page that configures a tab to save; it answers through `tab.configuring`. */
  save(): void;
  /** Stops listening. */
  close(): void;
};

export function createTeamsHost(tab: HostedTab): TeamsHost {
  /** Events that the page registered for. */
  const wanted = new Set<unknown>();
  const post = (message: unknown) => tab.frame.contentWindow?.postMessage(message, location.origin);

  const answer = async (data: unknown) => {
    const request = requestSchema.safeParse(data);
    if (!request.success) return; // Other scripts post messages too; only numbered calls are ours.
    const { id, uuidAsString, func, args } = request.data;
    if (func === 'registerHandler') {
      wanted.add(args[0]);
      return;
    }
    const call = Object.hasOwn(calls, func) ? calls[func] : undefined;
    const reply = call ? await call(args, tab) : notSupported(func);
    if (!call) console.info(`teams-js asked for ${func}, which the local Teams window does not have.`);
    // Always both names of the message: a reply by UUID empties the library's table of numbers.
    if (reply) post({ id, ...(uuidAsString === undefined ? {} : { uuidAsString }), args: reply });
  };

  const listen = (event: MessageEvent) => {
    if (event.source === tab.frame.contentWindow && event.origin === location.origin) void answer(event.data);
  };
  addEventListener('message', listen);

  const tell = (func: string, args: unknown[]) => {
    if (wanted.has(func)) post({ func, args });
  };
  return {
    themeChanged() {
      tell('themeChange', [tab.theme()]);
      tell('contextChange', [contextOf(tab)]);
    },
    // Whether it asked to be told or not: teams-js itself answers for a page that has no handler.
    save: () => post({ func: 'settings.save', args: [{}] }),
    close: () => removeEventListener('message', listen),
  };
}
