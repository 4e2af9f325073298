import { expect, test } from '@jest/globals';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { InMemoryRoleProofs } from '../../tests/doubles/health.ts';
import { createRoleMemory } from './provenRoles.ts';

const now = '2026-11-23T09:00:00Z';
const admin = aPrincipal('admin', { roles: ['administrator'] });

test('whoever signs in as an administrator can be told of what needs one', async () => {
  const proofs = new InMemoryRoleProofs();
  await createRoleMemory()(admin, proofs, now);
  expect(await proofs.holders('administrator', '2026-10-01T09:00:00Z')).toEqual([admin.key]);
  expect(await proofs.holders('administrator', '2026-12-01T09:00:00Z')).toEqual([]);
  expect(await proofs.holders('editor', '2026-10-01T09:00:00Z')).toEqual([]);
});

test('a role that was taken away ends with the next call, in a new process too', async () => {
  const proofs = new InMemoryRoleProofs();
  await createRoleMemory()(admin, proofs, now);
  await createRoleMemory()({ ...admin, roles: [] }, proofs, now);
  expect(await proofs.holders('administrator', '2026-10-01T09:00:00Z')).toEqual([]);
});

test('nothing is written for people without roles, and the same is not written twice', async () => {
  const proofs = new InMemoryRoleProofs();
  const remember = createRoleMemory();
  await remember(aPrincipal('head'), proofs, now);
  expect(proofs.proofs.size).toBe(0);
  await remember(admin, proofs, now);
  proofs.proofs.clear();
  await remember(admin, proofs, '2026-11-23T12:00:00Z');
  expect(proofs.proofs.size).toBe(0);
  await remember(admin, proofs, '2026-11-23T15:00:00Z');
  expect(proofs.proofs.size).toBe(1);
});
