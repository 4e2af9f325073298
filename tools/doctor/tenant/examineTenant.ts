/** Looks a real tenant over, from the sign-in to the last subscription. Reads only, and tries writing where nothing can be written. */
import { createGraph } from '#adapters/graph/graphClient.ts';
import type { Config } from '#functions/config.ts';
import { lookAtBot } from './bot.ts';
import { lookAtClock } from './clock.ts';
import { type Finding, note, who } from './finding.ts';
import type { Look } from './look.ts';
import { lookAtDoor, lookAtSubscriptions } from './notifications.ts';
import { lookAtMailbox } from './outlook.ts';
import { lookAtRoles, rolesIn } from './roles.ts';
import { lookAtSite } from './sharePoint.ts';
import { signIn } from './signIn.ts';

type Machine = { fetch: typeof fetch; now(): Date };

const notLookedAt = note('later', 'Site, mailbox and subscriptions were not looked at', {
  meaning: 'Only an app that is signed in can see them.',
  who: who.service,
  mend: 'Mend the sign-in first and run this again.',
});

export const examineTenant = async (config: Config, { fetch: ask, now }: Machine): Promise<Finding[]> => {
  const clock = await lookAtClock(config, ask, now);
  const { finding, token } = await signIn(
    config,
    {
      check: 'signIn',
      name: 'The app',
      meaning:
        'Nothing reaches SharePoint or Outlook, and no mail goes. All of it waits and goes once this is mended.',
      resource: config.graphUrl,
    },
    ask,
  );
  const findings = [...(clock ? [clock] : []), finding];
  const graph = createGraph({ graphUrl: config.graphUrl, token: async () => token ?? '', fetch: ask });
  const look: Look = { config, graph, roles: token ? rolesIn(token) : [], fetch: ask, now };
  if (token === null)
    return [...findings, notLookedAt, await lookAtDoor(look), ...(await lookAtBot(config, ask))];
  const site = await lookAtSite(look);
  return [
    ...findings,
    ...lookAtRoles(config, look.roles),
    ...site.findings,
    ...(await lookAtMailbox(look)),
    await lookAtDoor(look),
    ...(await lookAtSubscriptions(look, site.listUrl)),
    ...(await lookAtBot(config, ask)),
  ];
};
