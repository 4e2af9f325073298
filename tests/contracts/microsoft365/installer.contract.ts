import { describe, expect, test } from '@jest/globals';
import type { AppInstaller, Installed } from '#core/delivery/installing.ts';

export type InstallerUnderContract = {
  installer: AppInstaller;
  /** Somebody of the tenant who has not got the app. */
  person: string;
  /** Somebody else of whom that is true, while the tenant's policies are against it. */
  withPolicyAgainst<T>(work: (person: string) => Promise<T>): Promise<T>;
};

const chatIn = (installed: Installed | null): string =>
  installed?.status === 'there' ? installed.conversationId : '';

export const installerContract = (open: () => InstallerUnderContract) =>
  describe('installing the app', () => {
    test('puts it into somebody’s Teams and finds their chat, the same each time', async () => {
      const { installer, person } = open();
      const first = await installer.install(person);
      expect(chatIn(first)).toMatch(/^19:.+@unq\.gbl\.spaces$/);
      expect(await installer.install(person)).toEqual(first);
    });

    test('is refused where policies of the tenant are against it', async () => {
      const { installer, withPolicyAgainst } = open();
      expect(await withPolicyAgainst((person) => installer.install(person))).toEqual({ status: 'refused' });
    });

    test('leaves people of other tenants, those known by mail and channels alone', async () => {
      const { installer } = open();
      for (const other of [
        'c1b2a390-58f4-4e67-8b21-0a9d8c7b6e5f:00000000-0000-4000-8000-000000000001',
        'mail:zoe@hub.example',
        'channel:19:general@thread.tacv2',
      ])
        expect(await installer.install(other)).toBeNull();
    });
  });
