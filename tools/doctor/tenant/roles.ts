/** Which application permissions were consented to, read from the token itself. */
import { decodeJwt } from 'jose';
import type { Config } from '#functions/config.ts';
import { broken, type Finding, fine, note, who } from './finding.ts';

export const rolesIn = (token: string): string[] => {
  const { roles } = decodeJwt(token);
  return Array.isArray(roles) ? roles.map(String) : [];
};

export const mayTouchSites = (roles: readonly string[]): boolean =>
  roles.some((role) => /^Sites\.(Selected|ReadWrite\.All|Manage\.All|FullControl\.All)$/.test(role));

const tooWide = /^(Calendars|Mail)\..*|^Sites\.(ReadWrite|Manage|FullControl)\.All$/;

const consentPage = ({ clientId }: Config): string =>
  `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/${clientId}`;

const installing = 'TeamsAppInstallation.ReadWriteSelfForUser.All';

/** Asked for only where the app is to be installed for people. */
const lookAtInstalling = (config: Config, roles: readonly string[]): Finding[] =>
  !config.installForPeople || roles.includes(installing)
    ? []
    : [
        broken('installing', `Nobody has consented to ${installing}`, {
          meaning: 'INSTALL_FOR_PEOPLE is on, but whoever has not got the app gets their digest by e-mail.',
          who: who.entra,
          mend: `Add that application permission of Microsoft Graph, then “Grant admin consent”: ${consentPage(config)}`,
        }),
      ];

export const lookAtRoles = (config: Config, roles: readonly string[]): Finding[] => {
  const findings: Finding[] = mayTouchSites(roles)
    ? [fine('consent', `Consent is given: ${roles.join(', ')}`)]
    : [
        broken('consent', 'Nobody has consented to Sites.Selected', {
          meaning: 'The app may open no SharePoint site, so no list is written.',
          who: who.entra,
          mend: `Add the application permission Sites.Selected of Microsoft Graph, then “Grant admin consent”: ${consentPage(config)}`,
        }),
      ];
  const wide = roles.filter((role) => tooWide.test(role));
  if (wide.length > 0)
    findings.push(
      note('scope', `The app may reach further than it needs: ${wide.join(', ')}`, {
        meaning:
          'These count for every site or mailbox of the organisation; grants on one of them add nothing to that.',
        who: who.entra,
        mend: `Grant the site and the mailbox by themselves (docs/operations.md), then take the wide ones away: ${consentPage(config)}`,
      }),
    );
  return [...findings, ...lookAtInstalling(config, roles)];
};
