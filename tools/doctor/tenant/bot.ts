/** Whether the bot can speak to Teams: its sign-in, and the metadata by which it knows that Teams speaks. */
import { z } from 'zod';
import type { Config } from '#functions/config.ts';
import { broken, type Finding, fine, note, who } from './finding.ts';
import { signIn } from './signIn.ts';

const connector = 'https://api.botframework.com';
const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.string() });

const metadata = async ({ bot }: Config, ask: typeof fetch): Promise<Finding> => {
  const read = await ask(bot.openIdMetadataUrl)
    .then((reply) => reply.json())
    .catch(() => null);
  const found = metadataSchema.safeParse(read).data;
  const remedy = {
    meaning: 'No message of Teams is believed, so the bot stays silent.',
    who: who.service,
    mend: 'Leave BOT_OPENID_METADATA_URL and BOT_TOKEN_ISSUER out, unless this is a national cloud, and let the service reach login.botframework.com.',
  };
  if (!found)
    return broken(
      'channel',
      `The keys of the Bot Framework cannot be read at ${bot.openIdMetadataUrl}`,
      remedy,
    );
  return found.issuer === bot.tokenIssuer
    ? fine('channel', 'The keys by which Teams is known can be read')
    : broken(
        'channel',
        `The Bot Framework names itself ${found.issuer}, the settings say ${bot.tokenIssuer}`,
        remedy,
      );
};

const registration = (config: Config): Finding =>
  note('teams', 'Whether people have the app in Teams cannot be seen with the app’s own permissions', {
    meaning: 'Without it people find neither the tabs nor the bot, and the bot cannot write to them first.',
    who: who.teams,
    mend: [
      `https://admin.teams.microsoft.com → Teams apps → Manage apps: the app ${config.teamsAppId} must be allowed;`,
      '→ Permission policies and Setup policies: allow it for schools’ staff, and pin it where that is wanted.',
      `Azure portal → the Azure Bot of ${config.clientId} → Configuration: messaging endpoint ${config.publicUrl}/api/messages; → Channels: Microsoft Teams.`,
    ].join('\n'),
  });

export const lookAtBot = async (config: Config, ask: typeof fetch): Promise<Finding[]> => {
  const cut = config.bot.loginUrl.lastIndexOf('/');
  const { finding } = await signIn(
    {
      ...config,
      loginUrl: config.bot.loginUrl.slice(0, cut),
      tenantId: config.bot.loginUrl.slice(cut + 1),
    },
    {
      check: 'bot',
      name: 'The bot',
      meaning: 'The bot hears people but cannot answer them.',
      resource: connector,
    },
    ask,
  );
  return [finding, await metadata(config, ask), registration(config)];
};
