/** Installing the app keeps one contract, in memory and on Microsoft 365 (here the local one). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAppInstaller } from '#adapters/graph/appInstaller.ts';
import type { AppInstaller } from '#core/delivery/installing.ts';
import { appId, people, tenantId } from '../../local/people.ts';
import { InMemoryInstaller } from '../doubles/installer.ts';
import { graphContractsPresent } from './graphSchemas.ts';
import { trafficErrors } from './graphTraffic.ts';
import { type OpenedMicrosoft365, openLocalMicrosoft365 } from './localMicrosoft365.ts';
import { installerContract } from './microsoft365/installer.contract.ts';

const keyOf = (index: number): string => `${tenantId}:${people[index]?.objectId}`;

describe('in memory', () => {
  installerContract(() => {
    const installer = new InMemoryInstaller(tenantId);
    return {
      installer,
      person: keyOf(0),
      async withPolicyAgainst(work) {
        installer.next.push({ status: 'refused' });
        return work(keyOf(1));
      },
    };
  });
});

describe('on Microsoft 365', () => {
  let opened: OpenedMicrosoft365;
  let installer: AppInstaller;

  beforeAll(async () => {
    opened = await openLocalMicrosoft365();
    installer = createAppInstaller(opened.graph, { graphUrl: opened.local.url, tenantId, teamsAppId: appId });
  }, 30_000);
  afterAll(() => opened?.close());

  installerContract(() => ({
    installer,
    person: keyOf(0),
    async withPolicyAgainst(work) {
      const { control } = opened.local;
      control.changeSettings({ teams: { installing: 'blocked' } });
      try {
        return await work(keyOf(1));
      } finally {
        control.changeSettings({ teams: { installing: 'allowed' } });
      }
    },
  }));

  test('costs three calls', async () => {
    opened.requests.length = 0;
    await installer.install(keyOf(2));
    const apps = `/v1.0/users/${people[2]?.objectId}/teamwork/installedApps`;
    expect(opened.requests.map((request) => request.replace(/[^/]+\/chat$/, '{id}/chat'))).toEqual([
      `POST ${apps}`,
      `GET ${apps}`,
      `GET ${apps}/{id}/chat`,
    ]);
  });

  test('a lost reply installs nothing twice', async () => {
    opened.loseNextReply();
    expect(await installer.install(keyOf(3))).toMatchObject({ status: 'there' });
  });

  test('somebody whom the directory does not have is not waited for', async () => {
    const nobody = `${tenantId}:00000000-0000-4000-8000-0000000000ff`;
    expect(await installer.install(nobody)).toEqual({ status: 'refused' });
  });

  test('an app that the catalogue does not have is refused', async () => {
    const settings = { graphUrl: opened.local.url, tenantId };
    const teamsAppId = '00000000-0000-4000-8000-00000000aaaa';
    const another = createAppInstaller(opened.graph, { ...settings, teamsAppId });
    expect(await another.install(keyOf(4))).toEqual({ status: 'refused' });
  });

  test('a busy service is tried again when it asks to', async () => {
    const path = `/v1.0/users/${people[4]?.objectId}/teamwork/installedApps`;
    const fault = { kind: 'error', status: 429, retryAfterSeconds: 4000 } as const;
    opened.local.control.planFaults({ seed: '1', rules: [{ path, fault }] });
    expect(await installer.install(keyOf(4))).toEqual({ status: 'retry', afterSeconds: 4000 });
    opened.local.control.planFaults({ seed: '1', rules: [] });
  });

  test('speaks as Microsoft’s types say', () => {
    if (graphContractsPresent) expect(trafficErrors(opened.exchanges)).toEqual([]);
    else console.log('not checked: contracts absent');
  });
});
