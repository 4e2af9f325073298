/**
 * The bot's door to Teams, and the only file that knows botbuilder. Checks who calls, turns activities into turns of the
 * conversation, and answers into messages, replaced cards and invoke responses.
 */
import {
  type Activity,
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import type { Chat } from '#core/delivery/chat.ts';
import type { Deps } from '#core/deps.ts';
import { activitySchema, type Heard, hear, type InboundActivity, settingOf, tenantOf } from './activity.ts';
import { cardType, type Message, messageOf } from './cards/card.ts';
import { askMePrivately, notOpenHere } from './cards/questionCards.ts';
import { channelOf, forgetChannels } from './channelAddress.ts';
import { converse } from './converse.ts';
import { answerSearch } from './extension/search.ts';
import { sentenceOf } from './extension/shared.ts';
import { unfurl } from './extension/unfurl.ts';
import { greet } from './greet.ts';
import { createMessenger } from './messenger.ts';
import { forgetChat, rememberChat } from './rememberChat.ts';
import { isAllowedService } from './serviceHosts.ts';
import type { BotDeps, Reply, Turn } from './turn.ts';
import { whoSpeaks } from './whoSpeaks.ts';

export type BotSettings = {
  /** The Entra app that is the bot. */
  appId: string;
  /** Tenants whose people may talk to it, in lower case. */
  allowedTenants: readonly string[];
  openIdMetadataUrl: string;
  tokenIssuer: string;
  /** `https://login.microsoftonline.com/{tenant}` */
  loginUrl: string;
  /** Hosts, with port where it is not the usual one, to which answers may be sent. */
  serviceHosts: readonly string[];
  /** A token of the bot for the channel: scope `https://api.botframework.com/.default`. Kept until it ends by whoever gives it. */
  channelToken: () => Promise<string>;
};

type BotRequest = { headers: Readonly<Record<string, string | undefined>>; body: unknown };
type BotResponse = { status: number; body?: unknown };
export type Bot = {
  handle(request: BotRequest): Promise<BotResponse>;
  /** Messages that nobody asked for. */
  chat: Chat;
};

/** Teams may deliver a message again when it saw no answer; it gives up after some minutes. */
const redeliverySeconds = 15 * 60;

/** Opens the receiving end of botbuilder's adapter, so that no web framework's response has to be played to it. */
class Channel extends CloudAdapter {
  receive(
    authorisation: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorisation, activity, turn);
  }
}

/** The stores that the channel needs besides the conversation. */
type ChannelDeps = BotDeps & Pick<Deps, 'people' | 'once' | 'chatPlaces'>;

export function createBot(deps: ChannelDeps, settings: BotSettings): Bot {
  // Without an app id botbuilder would let anybody in.
  if (settings.appId === '') throw new Error('The bot needs the id of its Entra app.');
  const channel = new Channel(authentication(settings));
  return {
    chat: createMessenger(deps, settings),
    async handle({ headers, body }) {
      const parsed = activitySchema.safeParse(body);
      if (!parsed.success) return { status: 400 };
      const inbound = parsed.data;
      if (!isAllowedService(inbound.serviceUrl, settings.serviceHosts)) return { status: 403 };
      let believed = false;
      try {
        const invoke = await channel.receive(headers.authorization ?? '', body as Activity, (context) => {
          believed = true;
          return takeTurn(deps, settings, context, inbound);
        });
        return invoke ? { status: invoke.status, body: invoke.body } : { status: 200 };
      } catch (error) {
        if (!believed && isUnauthenticated(error)) return { status: 401 };
        deps.report({
          reference: `E-${deps.ids.next().slice(0, 5).toUpperCase()}`,
          where: 'bot channel',
          error,
        });
        return { status: 500 };
      }
    },
  };
}

/** All parameters at once: as soon as one differs from the public cloud, botbuilder takes none of its own. */
function authentication(settings: BotSettings): ConfigurationBotFrameworkAuthentication {
  const parameters = {
    MicrosoftAppId: settings.appId,
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: settings.loginUrl,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: settings.tokenIssuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: settings.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: `${settings.loginUrl}/v2.0/.well-known/openid-configuration`,
    CallerId: 'urn:botframework:azure',
  };
  return new ConfigurationBotFrameworkAuthentication(parameters, {
    isValidAppId: async (appId) => appId === settings.appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await settings.channelToken()}`);
        return request;
      },
    }),
  });
}

/** botbuilder throws its own error with a status, and jsonwebtoken's errors as they come. */
const isUnauthenticated = (error: unknown): boolean =>
  error instanceof Error &&
  (('statusCode' in error && error.statusCode === 401) ||
    ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError', 'AuthenticationError'].includes(error.name));

async function takeTurn(
  deps: ChannelDeps,
  settings: BotSettings,
  context: TurnContext,
  activity: InboundActivity,
): Promise<void> {
  const heard = hear(activity);
  if (heard.kind === 'nothing') return;
  if (heard.kind === 'unknownInvoke') return respond(context, 501);
  if (heard.kind === 'malformedInvoke')
    return respond(context, 200, errorBody('BadRequest', 'That is no action.'));

  const isMember = settings.allowedTenants.includes(tenantOf(activity));
  if (heard.kind === 'search' || heard.kind === 'link')
    return respond(context, 200, await extend(deps, heard, isMember));

  const isInvoke = heard.kind === 'pressed' && heard.by === 'execute';
  const once = `activity ${activity.conversation.id} ${activity.id}`;
  if (!isInvoke && activity.id && !(await deps.once.first(once, redeliverySeconds))) return;

  if (heard.kind === 'left') {
    await forgetChannels(deps, activity);
    return forgetChat(deps.chatPlaces, activity);
  }
  const person = isMember ? await whoSpeaks(deps.people, activity, () => findMember(context)) : null;
  if (person) await rememberChat(deps.chatPlaces, activity, person);
  const setting = settingOf(activity);
  if (heard.kind === 'joined') {
    const kind = setting === 'personal' ? 'personal' : channelOf(activity) ? 'team' : 'group';
    const hello = await greet(deps, { conversation: activity.conversation.id, kind, isMember, person });
    return hello ? send(context, hello) : undefined;
  }
  if (!person) {
    const refusal = notOpenHere(deps.publicUrl);
    return isInvoke ? respondWith(context, refusal) : send(context, refusal);
  }
  const said = heard.kind === 'text' ? { text: heard.text } : { action: heard.action };
  const reply = await converse(deps, { person, setting, channel: channelOf(activity), said });
  if (isInvoke) return answerPress(deps, context, reply);
  return heard.kind === 'pressed'
    ? answerSubmit(deps, context, setting, reply)
    : send(context, reply.message);
}

/**
 * The search beside the message box, and links of ours that somebody pastes. Teams asks for these wherever somebody
 * writes, so nothing about that chat is remembered. All that is published is for every member; others see what is public.
 */
function extend(
  deps: BotDeps,
  heard: Extract<Heard, { kind: 'search' | 'link' }>,
  isMember: boolean,
): Promise<object> | object {
  if (heard.kind === 'link') return unfurl(deps, heard.url, isMember ? heard.paster : 'anybody');
  return isMember
    ? answerSearch(deps, heard.search)
    : sentenceOf('This app is not open to your organisation yet.');
}

/** The reply of `Action.Execute`: the next card for the person, and the stored message edited to match. */
async function answerPress(deps: BotDeps, context: TurnContext, reply: Reply): Promise<void> {
  if (reply.how === 'append') {
    await send(context, reply.message);
    return respond(context, 200, {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'I have answered below.',
    });
  }
  await edit(deps, context, reply.stored ?? reply.message);
  return respondWith(context, reply.message);
}

/** The reply to an old client's `Action.Submit`: everybody in a channel would read it, so there it stays neutral. */
async function answerSubmit(
  deps: BotDeps,
  context: TurnContext,
  setting: Turn['setting'],
  reply: Reply,
): Promise<void> {
  if (reply.how === 'append') return send(context, reply.message);
  // What everybody may read is answered where it was asked.
  if (setting === 'shared' && reply.stored !== reply.message) {
    if (reply.stored) await edit(deps, context, reply.stored);
    return send(context, askMePrivately(deps.chatUrl));
  }
  const edited = await edit(deps, context, reply.message);
  return edited ? undefined : send(context, reply.message);
}

/** Edits the message whose button was pressed. It may be gone, which is no fault. */
async function edit(deps: BotDeps, context: TurnContext, message: Message): Promise<boolean> {
  const id = context.activity.replyToId;
  if (!id) return false;
  try {
    await context.updateActivity({ ...messageOf(message), id });
    return true;
  } catch (error) {
    deps.report({ reference: 'edit', where: 'bot edit', error });
    return false;
  }
}

async function send(context: TurnContext, message: Message): Promise<void> {
  await context.sendActivity(messageOf(message));
}

async function respond(context: TurnContext, status: number, body?: unknown): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}

const respondWith = (context: TurnContext, { card }: Message): Promise<void> =>
  respond(context, 200, { statusCode: 200, type: cardType, value: card });

const errorBody = (code: string, message: string) => ({
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code, message },
});

/** Asks the conversation's roster; null when it does not know the person or does not answer. */
const findMember = (context: TurnContext) =>
  TeamsInfo.getMember(context, context.activity.from.id).catch(() => null);
