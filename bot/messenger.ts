/**
 * Messages that nobody asked for, to people who have the app: the connector's own REST operations ("Bot Framework REST
 * API reference: Send to conversation, Update activity"). botbuilder's client would send again by itself after a lost
 * answer and wait out a long throttle inside the worker; here whoever sends decides.
 */
import { z } from 'zod';
import type {
  Chat,
  ChatMessage,
  ChatOutcome,
  ChatPlace,
  ChatPlaceStore,
  ChatReason,
} from '#core/delivery/chat.ts';
import { messageOf } from './cards/card.ts';
import { isAllowedService } from './serviceHosts.ts';

/** Statuses that pass (Microsoft Teams documentation, "Status codes from bot conversational APIs"). */
const passing: ReadonlySet<number> = new Set([408, 412, 429, 502, 503, 504]);

const reasonsByCode: Readonly<Record<string, ChatReason>> = {
  MessageWritesBlocked: 'blocked',
  ConversationBlockedByUser: 'blocked',
  BotDisabledByAdmin: 'disabled',
  BotNotInConversationRoster: 'notInRoster',
  ForbiddenOperationException: 'notInstalled',
  ConversationNotFound: 'notFound',
  ActivityNotFoundInConversation: 'notFound',
};

/** After these the chat is no way to the person until they speak or install again. */
const lasting: ReadonlySet<ChatReason> = new Set(['blocked', 'disabled', 'notInRoster', 'notInstalled']);

const text = z.union([z.string(), z.number()]).transform(String);
const refusalPart = z.object({
  code: text.nullish(),
  subCode: text.nullish(),
  message: z.string().nullish(),
});
/**
 * `{"error": {"code": "…"}}`; for people who blocked the app `{"errorCode": 209, "message": "{\"subCode\": \"…\"}"}`, JSON
 * as text within JSON (Microsoft Teams documentation, "Send proactive messages").
 */
const refusalSchema = refusalPart.extend({ error: refusalPart.nullish() });
const takenSchema = z.object({ id: z.string() });

const timeoutMs = 15_000;

type MessengerDeps = {
  chatPlaces: ChatPlaceStore;
  /** Notes a refusal that is a fault of ours. */
  report: (fault: { reference: string; where: string; error: unknown }) => void;
};

type MessengerSettings = {
  /** The only places that get our token. */
  serviceHosts: readonly string[];
  channelToken: () => Promise<string>;
};

/** A number of seconds; Teams gives no dates. */
const retryAfterOf = (reply: Response): number | null => {
  const seconds = Number(reply.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
};

const jsonOf = async (reply: Response): Promise<unknown> => reply.json().catch(() => null);

const parsed = (json: string | null | undefined): unknown => {
  try {
    return JSON.parse(json ?? 'null');
  } catch {
    return null; // Words for people, as most messages are.
  }
};

const codesOf = (body: unknown): (string | null | undefined)[] => {
  const refusal = refusalSchema.safeParse(body).data;
  if (!refusal) return [];
  const { subCode, code, message, error } = refusal;
  const within = refusalPart.safeParse(parsed(message ?? error?.message)).data;
  return [within?.subCode, subCode, error?.subCode, error?.code, code];
};

const reasonOf = (status: number, body: unknown): ChatReason => {
  const known = codesOf(body)
    .map((code) => reasonsByCode[code ?? ''])
    .find((reason) => reason !== undefined);
  return known ?? (status === 404 ? 'notFound' : 'refused');
};

export const createMessenger = (
  { chatPlaces, report }: MessengerDeps,
  { serviceHosts, channelToken }: MessengerSettings,
): Chat => {
  /** Null when no answer came: nobody knows whether it went. */
  const request = async (
    { serviceUrl, conversationId, botId }: ChatPlace,
    message: ChatMessage,
    replacing: string | null,
  ): Promise<Response | null> => {
    const conversation = `${serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}`;
    const activity = replacing === null ? '' : `/${encodeURIComponent(replacing)}`;
    const authorization = `Bearer ${await channelToken()}`;
    return fetch(`${conversation}/activities${activity}`, {
      method: replacing === null ? 'POST' : 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...messageOf(message),
        ...(replacing !== null && { id: replacing }),
        from: { id: botId },
        conversation: { id: conversationId },
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => null);
  };

  const refused = async (
    { person }: ChatPlace,
    reply: Response,
    replacing: string | null,
  ): Promise<ChatOutcome> => {
    const reason = reasonOf(reply.status, await jsonOf(reply));
    if (reason === 'refused')
      report({
        reference: 'chat',
        where: 'bot message',
        error: new Error(`Teams answered ${reply.status}.`),
      });
    if (lasting.has(reason) || (reason === 'notFound' && replacing === null))
      await chatPlaces.close(person, reason);
    return { status: 'unreachable', reason };
  };

  const deliver = async (
    person: string,
    message: ChatMessage,
    replacing: string | null,
  ): Promise<ChatOutcome> => {
    const place = await chatPlaces.of(person);
    if (!place || !isAllowedService(place.serviceUrl, serviceHosts))
      return { status: 'unreachable', reason: 'notInstalled' };
    if (place.closed) return { status: 'unreachable', reason: place.closed };
    const reply = await request(place, message, replacing);
    if (!reply || passing.has(reply.status))
      return { status: 'retry', afterSeconds: reply && retryAfterOf(reply) };
    if (!reply.ok) return refused(place, reply, replacing);
    return {
      status: 'sent',
      activityId: replacing ?? takenSchema.safeParse(await jsonOf(reply)).data?.id ?? '',
    };
  };

  return {
    send: (person, message) => deliver(person, message, null),
    replace: (person, activityId, message) => deliver(person, message, activityId),
  };
};
