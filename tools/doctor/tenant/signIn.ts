/** Signs the application in, and says in plain words why Entra does not let it (AADSTS codes: Entra documentation, "error codes"). */
import { type AppTokenSettings, createAppToken } from '#adapters/graph/appToken.ts';
import { broken, type Finding, fine, who } from './finding.ts';

type Reason = { what: string; who: string; mend: string };

const newSecret =
  'Entra admin centre → App registrations → the app → Certificates & secrets → New client secret. Put its value (not its id) into CLIENT_SECRET, in Azure into the key vault as `client-secret`, and restart the service.';
const checkIds =
  'Compare CLIENT_ID and TENANT_ID with Entra admin centre → App registrations → the app → Overview: application (client) ID and directory (tenant) ID.';

const reasons: Record<string, Reason> = {
  '7000215': { what: 'the secret is not the app’s', who: who.entra, mend: newSecret },
  '7000222': { what: 'the app’s secret has expired', who: who.entra, mend: newSecret },
  '7000218': { what: 'no secret was sent', who: who.service, mend: newSecret },
  '700016': { what: 'the tenant does not know this app', who: who.service, mend: checkIds },
  '700027': { what: 'the app’s certificate is not the registered one', who: who.entra, mend: newSecret },
  '90002': { what: 'there is no such tenant', who: who.service, mend: checkIds },
  '900023': { what: 'TENANT_ID names no tenant', who: who.service, mend: checkIds },
  '7000112': {
    what: 'the app has been switched off in the tenant',
    who: who.entra,
    mend: 'Entra admin centre → Enterprise applications → the app → Properties: “Enabled for users to sign-in” must say yes.',
  },
  '7000229': {
    what: 'the app has no enterprise application in the tenant',
    who: who.entra,
    mend: 'Entra admin centre → App registrations → the app → API permissions → Grant admin consent, which makes it.',
  },
  '500011': {
    what: 'the tenant does not know the service that the token is for',
    who: who.service,
    mend: 'Leave GRAPH_URL and LOGIN_URL out, unless this is a national cloud; then both must be of the same one.',
  },
  '53003': {
    what: 'a policy of Conditional Access blocks the app',
    who: who.entra,
    mend: 'Entra admin centre → Protection → Conditional Access: except the app from policies for workload identities, or allow the addresses of the service.',
  },
};

const unknown: Reason = {
  what: 'Entra refuses it',
  who: who.entra,
  mend: 'Look the code up at https://login.microsoftonline.com/error, and see Entra admin centre → Sign-in logs → Service principal sign-ins.',
};

const unreachable: Reason = {
  what: 'the sign-in cannot be reached from here',
  who: who.service,
  mend: 'Look at the network of this machine: it must reach https://login.microsoftonline.com and https://graph.microsoft.com on port 443.',
};

const codeIn = (text: string): string | null => /AADSTS(\d+)/.exec(text)?.[1] ?? null;

/** msal looks the tenant's addresses up first, and keeps to itself what Entra answers where there is no such tenant. */
const codeOfTenant = async ({ loginUrl, tenantId }: AppTokenSettings, ask: typeof fetch) => {
  const url = `${loginUrl}/${tenantId}/v2.0/.well-known/openid-configuration`;
  const told = await ask(url).then(
    (reply) => reply.text(),
    // Then the sign-in cannot be reached, which is what is said without a code.
    () => '',
  );
  return codeIn(told);
};

export type SignIn = { check: string; name: string; meaning: string; resource: string };

/** `token` null: it was not given; the finding says why. Nothing of msal's own words is repeated: they may hold ids. */
export const signIn = async (
  settings: AppTokenSettings,
  { check, name, meaning, resource }: SignIn,
  ask: typeof fetch,
): Promise<{ finding: Finding; token: string | null }> => {
  try {
    const token = await createAppToken(settings, resource)();
    return { finding: fine(check, `${name} signs in`), token };
  } catch (error) {
    const code = codeIn(String(error)) ?? (await codeOfTenant(settings, ask));
    const { what, ...remedy } = code === null ? unreachable : (reasons[code] ?? unknown);
    const shown = code === null ? '' : ` (AADSTS${code})`;
    return {
      finding: broken(check, `${name} cannot sign in: ${what}${shown}`, { meaning, ...remedy }),
      token: null,
    };
  }
};
