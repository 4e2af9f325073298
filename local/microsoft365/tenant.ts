/** The local tenant as the login knows it: who may sign in, and the one application registered in it. */
import { appId, guestTenantId, type LocalPerson, people, tenantId } from '../people.ts';

export type Tenant = {
  tenantId: string;
  /** Home tenant of guests. */
  guestTenantId: string;
  /** The one Entra application: tab audience, Graph client and bot. */
  appId: string;
  clientSecret: string;
  people: readonly LocalPerson[];
};

export const tenantWith = (clientSecret: string): Tenant => ({
  tenantId,
  guestTenantId,
  appId,
  clientSecret,
  people,
});
