/** Whether the site is open to the app, has the lists and columns that it should have, and takes writing. */

import { succeeded } from '#adapters/graph/outcome.ts';
import { planProvision } from '#adapters/graph/provision.ts';
import { findSite, SiteProblem } from '#adapters/graph/site.ts';
import { broken, type Finding, fine, who } from './finding.ts';
import { type Look, said, unexpected } from './look.ts';
import { mayTouchSites } from './roles.ts';

const grant = ({ config }: Look, role: string): string =>
  [
    'Graph PowerShell:',
    'Connect-MgGraph -Scopes Sites.FullControl.All',
    `New-MgSitePermission -SiteId (Get-MgSite -SiteId "${config.site}").Id -Roles ${role} -GrantedToIdentities @{ Application = @{ Id = "${config.clientId}"; DisplayName = "Norfolk Learning" } }`,
  ].join('\n');

const siteTrouble = (look: Look, problem: SiteProblem): Finding => {
  const { answer } = problem;
  const meaning = 'No event and no booking reaches a SharePoint list, and nothing comes back from there.';
  if (answer?.status === 403)
    return broken('site', `The site is not open to the app (${said(answer)})`, {
      meaning,
      who: mayTouchSites(look.roles) ? who.sharePoint : who.entra,
      mend: mayTouchSites(look.roles)
        ? `Sites.Selected opens nothing by itself: grant this site. ${grant(look, 'manage')}`
        : 'Consent to Sites.Selected first (above), then grant the site.',
    });
  if (answer?.status === 404)
    return broken('site', `There is no site ${look.config.site}`, {
      meaning,
      who: who.service,
      mend: 'Set SITE to host and path of the site as its address bar has them: contoso.sharepoint.com:/sites/Name.',
    });
  return answer
    ? unexpected('site', 'The site could not be read', answer)
    : broken('site', problem.message, { meaning, who: who.service, mend: 'Run `npm run provision`.' });
};

const lists = (look: Look, plans: Awaited<ReturnType<typeof planProvision>>): Finding => {
  const missing = plans.flatMap(({ deeds }) => deeds.map(({ deed }) => deed));
  return missing.length === 0
    ? fine('lists', 'Both lists have all their columns, indexes and the unique key')
    : broken('lists', `Something is missing in the lists: ${missing.join('; ')}`, {
        meaning:
          'What cannot be written waits. Without the unique key, an item may come twice; without an index, reading fails once a list is long.',
        who: who.service,
        mend: `\`npm run provision\` does exactly this. It needs the role manage on the site. ${grant(look, 'manage')}`,
      });
};

/** Writes to an item that there never is: what is answered says whether writing were allowed, and nothing changes. */
const writing = async (look: Look, siteId: string, listId: string): Promise<Finding> => {
  const answer = await look.graph.send({
    method: 'PATCH',
    url: `/sites/${siteId}/lists/${listId}/items/2147483647/fields`,
    body: { Title: 'npm run doctor' },
  });
  if (answer.status === 404 || succeeded(answer)) return fine('writing', 'The app may write to the lists');
  return answer.status === 403
    ? broken('writing', `The app may read the site but not write to it (${said(answer)})`, {
        meaning: 'Lists stay as they are; everything waits.',
        who: who.sharePoint,
        mend: grant(look, 'write'),
      })
    : unexpected('writing', 'Writing to the list Events could not be tried', answer);
};

/** `listUrl` of the events, when it is there. */
export const lookAtSite = async (look: Look): Promise<{ findings: Finding[]; listUrl: string | null }> => {
  try {
    const siteId = await findSite(look.graph, look.config.site);
    const plans = await planProvision(look.graph, look.config.site);
    const findings = [fine('site', `The site ${look.config.site} is open to the app`), lists(look, plans)];
    const listId = plans[0]?.listId ?? null;
    if (listId === null) return { findings, listUrl: null };
    findings.push(await writing(look, siteId, listId));
    return { findings, listUrl: `/sites/${siteId}/lists/${listId}` };
  } catch (error) {
    if (!(error instanceof SiteProblem)) throw error;
    return { findings: [siteTrouble(look, error)], listUrl: null };
  }
};
