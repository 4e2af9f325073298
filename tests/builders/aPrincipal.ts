import { memberKey, type Principal } from '#core/people/person.ts';

const tenantId = '7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f';

/** A signed-in member named by one word: `aPrincipal('head')` is `head@norfolk.example`. */
export const aPrincipal = (name = 'head', overrides: Partial<Principal> = {}): Principal => ({
  key: memberKey(tenantId, name),
  name,
  email: `${name}@norfolk.example`,
  tenantId,
  roles: [],
  ...overrides,
});
