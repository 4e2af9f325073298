/** Who is asking, and what they may do. */

export const roles = ['editor', 'approver', 'administrator', 'importer'] as const;
/** Roles carried by Entra app roles; everyone who is signed in is a member besides. `importer` is the import tool's own. */
export type Role = (typeof roles)[number];

/** Somebody the collaborative knows: key is `{tenantId}:{objectId}`, or `mail:{address}` for someone known by e-mail only. */
export type Person = {
  key: string;
  name: string;
  /** Lower-case. Where invitations go. */
  email: string;
};

/** A person at a door, with the roles that a validated token (never the client) says they hold. */
export type Principal = Person & { tenantId: string; roles: readonly Role[] };

export const memberKey = (tenantId: string, objectId: string): string => `${tenantId}:${objectId}`;
export const externalKey = (email: string): string => `mail:${email.trim().toLowerCase()}`;

/** Somebody without a sign-in, who hears from us by mail only. */
export const isExternal = ({ key }: Pick<Person, 'key'>): boolean => key.startsWith('mail:');

export const mayEdit = (principal: Principal): boolean =>
  principal.roles.includes('editor') || principal.roles.includes('importer');
