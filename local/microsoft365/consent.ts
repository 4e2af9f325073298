/**
 * What the tenant's administrators have granted to our application, in Entra, Exchange and SharePoint, as settings. At
 * first it is what a laptop needs; less of it shows what an application meets in a tenant that is not prepared.
 */
import { z } from 'zod';
import type { Caller } from './graph/route.ts';
import { applicationRoles } from './login/permissions.ts';
import type { Store } from './store.ts';
import { storedSettings } from './storedSettings.ts';

const words = z.array(z.string());

const schema = z.strictObject({
  /** Application permissions on Graph that were consented to in Entra: they stand in every token. */
  applicationRoles: words.default([...applicationRoles]),
  /** The end of the application's secret has passed. */
  secretExpired: z.boolean().default(false),
  /**
   * Role-based access in Exchange: these permissions on these mailboxes, though no token says so (Exchange documentation,
   * "Role Based Access Control for Applications"). It adds to what was consented to.
   */
  mailboxPermissions: words.default([]),
  mailboxes: words.default([]),
  /** An application access policy: consent counts for these mailboxes only; null when there is none. */
  onlyMailboxes: words.nullable().default(null),
  /** What was granted on the site itself, for an application with `Sites.Selected`. */
  siteRole: z.enum(['none', 'read', 'write', 'manage']).default('none'),
});

type Consent = z.output<typeof schema>;

export const consentSettings = storedSettings<Consent>('consent', schema);

const siteRights: Record<Consent['siteRole'], readonly string[]> = {
  none: [],
  read: ['Sites.Read.All'],
  write: ['Sites.ReadWrite.All'],
  manage: ['Sites.Manage.All'],
};

const mailboxPath = /^\/users\/([^/]+)\/./;

const includes = (list: readonly string[], name: string): boolean =>
  list.some((each) => each.toLowerCase() === name.toLowerCase());

/** What an application may do at this path: by its token, and by grants on one mailbox or site. */
export const withGrants = (caller: Caller, path: string, store: Store): Caller => {
  if (caller.kind !== 'application') return caller;
  const consent = consentSettings.read(store);
  const named = mailboxPath.exec(decodeURIComponent(path))?.[1];
  if (named !== undefined) {
    const byConsent = consent.onlyMailboxes === null || includes(consent.onlyMailboxes, named);
    const byRole = includes(consent.mailboxes, named) ? consent.mailboxPermissions : [];
    return { ...caller, permissions: [...(byConsent ? caller.permissions : []), ...byRole] };
  }
  const selected = path.startsWith('/sites') && caller.permissions.includes('Sites.Selected');
  return selected
    ? { ...caller, permissions: [...caller.permissions, ...siteRights[consent.siteRole]] }
    : caller;
};
