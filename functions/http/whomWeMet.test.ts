import { expect, test } from '@jest/globals';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { createMemory } from './whomWeMet.ts';

test('writes a person down once, and again under another name', async () => {
  const written: string[] = [];
  const people = { put: async ({ name }: { name: string }) => void written.push(name) };
  const remember = createMemory();
  const head = aPrincipal('head');
  for (const principal of [head, head, { ...head, name: 'Head teacher' }, aPrincipal('senco'), head])
    await remember(principal, people);
  expect(written).toEqual(['head', 'Head teacher', 'senco', 'head']);
});

test('asks again when it could not be written', async () => {
  let tries = 0;
  const people = {
    put: async () => {
      tries += 1;
      if (tries === 1) throw new Error('storage is away');
    },
  };
  const remember = createMemory();
  await expect(remember(aPrincipal(), people)).rejects.toThrow('storage is away');
  await remember(aPrincipal(), people);
  expect(tries).toBe(2);
});
