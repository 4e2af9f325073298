/**
 * Our app in people's Teams (Microsoft Teams documentation, "Proactively install your bot for users using Microsoft
 * Graph"): application permission `TeamsAppInstallation.ReadWriteSelfForUser.All`.
 */
import { z } from 'zod';
import type { AppInstaller, Installed } from '#core/delivery/installing.ts';
import type { Graph, GraphAnswer } from './graph.ts';
import { failedOutcome, succeeded } from './outcome.ts';

type InstallerSettings = {
  /** `https://graph.microsoft.com`, without a slash at the end: the app is named by its address there. */
  graphUrl: string;
  /** The tenant whose directory Graph shows us. */
  tenantId: string;
  /** The app in the organisation's catalogue. */
  teamsAppId: string;
};

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const installationsSchema = z.object({ value: z.array(z.object({ id: z.string() })) });
const chatSchema = z.object({ id: z.string() });

/** Installed a moment ago, and not to be seen yet. */
const notYet: Installed = { status: 'retry', afterSeconds: null };

/**
 * 403 is what policies of the tenant answer, and a permission that was not granted; 404 people whom the directory does
 * not have. Neither changes while a digest goes out.
 */
const notThere = (answer: GraphAnswer): Installed => {
  if (answer.status === 401 || answer.status === 403) return { status: 'refused' };
  const outcome = failedOutcome(answer);
  return outcome.status === 'retry'
    ? { status: 'retry', afterSeconds: outcome.afterSeconds }
    : { status: 'refused' };
};

export const createAppInstaller = (
  graph: Graph,
  { graphUrl, tenantId, teamsAppId }: InstallerSettings,
): AppInstaller => {
  const objectIdOf = (person: string): string | null => {
    const id = person.startsWith(`${tenantId}:`) ? person.slice(tenantId.length + 1) : '';
    return guid.test(id) ? id : null;
  };

  const chatIn = async (apps: string): Promise<Installed> => {
    const filter = encodeURIComponent(`teamsApp/id eq '${teamsAppId}'`);
    const found = await graph.send({ method: 'GET', url: `${apps}?$expand=teamsApp&$filter=${filter}` });
    if (!succeeded(found)) return notThere(found);
    const [installation] = installationsSchema.parse(found.body).value;
    if (!installation) return notYet;
    const url = `${apps}/${encodeURIComponent(installation.id)}/chat`;
    const chat = await graph.send({ method: 'GET', url });
    if (chat.status === 404) return notYet;
    return succeeded(chat)
      ? { status: 'there', conversationId: chatSchema.parse(chat.body).id }
      : notThere(chat);
  };

  return {
    async install(person) {
      const objectId = objectIdOf(person);
      if (objectId === null) return null;
      const apps = `/users/${objectId}/teamwork/installedApps`;
      const added = await graph.send({
        method: 'POST',
        url: apps,
        body: { 'teamsApp@odata.bind': `${graphUrl}/v1.0/appCatalogs/teamsApps/${teamsAppId}` },
        // A second one is told that it is there.
        repeatable: true,
      });
      return succeeded(added) || added.status === 409 ? chatIn(apps) : notThere(added);
    },
  };
};
