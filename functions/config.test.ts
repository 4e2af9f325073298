import { describe, expect, test } from '@jest/globals';
import { ConfigurationError, readConfig } from './config.ts';

const whole = {
  STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true',
  TENANT_ID: '7D0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f',
  CLIENT_ID: '2f9e6b1c-4d3a-4c8b-a7e5-90d1c2b3a4f5',
  CLIENT_SECRET: 'secret',
  SITE: 'norfolk.sharepoint.example:/sites/NorfolkLearning',
  ORGANISER_MAILBOX: 'learning@norfolk.example',
  PUBLIC_URL: 'http://localhost:5300/',
  LINK_SECRET: 'x'.repeat(32),
};

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
};

describe('settings', () => {
  test('name everything that is missing in one go', () => {
    const problems = problemsOf({});
    for (const name of Object.keys(whole))
      expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^${name} `)));
    expect(problems).toHaveLength(Object.keys(whole).length);
  });

  test('default to the public cloud', () => {
    const config = readConfig(whole);
    expect(config.loginUrl).toBe('https://login.microsoftonline.com');
    expect(config.graphUrl).toBe('https://graph.microsoft.com');
    expect(config.bot.tokenIssuer).toBe('https://api.botframework.com');
    expect(config.bot.loginUrl).toBe(`https://login.microsoftonline.com/${whole.TENANT_ID}`);
  });

  test('install the app for nobody unless they say so, and then name it', () => {
    expect(readConfig(whole).installForPeople).toBe(false);
    expect(() => readConfig({ ...whole, INSTALL_FOR_PEOPLE: 'true' })).toThrow(/TEAMS_APP_ID is missing/);
    const TEAMS_APP_ID = '8a1d7b52-0c3e-4f6a-9b2d-5e4f3a2b1c0d';
    const chosen = readConfig({ ...whole, INSTALL_FOR_PEOPLE: 'true', TEAMS_APP_ID });
    expect(chosen).toMatchObject({ installForPeople: true, teamsAppId: TEAMS_APP_ID });
  });

  test('let the tenant of the app in, with those that are named besides', () => {
    const { allowedTenants } = readConfig({ ...whole, ALLOWED_TENANTS: ' A1 , ,b2' });
    expect(allowedTenants).toEqual([whole.TENANT_ID.toLowerCase(), 'a1', 'b2']);
  });

  test('drop the slash at the end of an address', () => {
    expect(readConfig(whole).publicUrl).toBe('http://localhost:5300');
  });

  test('refuse plain http away from this machine, a short secret and a site that is an address', () => {
    const problems = problemsOf({
      ...whole,
      PUBLIC_URL: 'http://learning.example',
      LINK_SECRET: 'short',
      SITE: 'https://norfolk.sharepoint.example/sites/NorfolkLearning',
    });
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'LINK_SECRET',
      'PUBLIC_URL',
      'SITE',
    ]);
  });

  test('never repeat the value of a secret', () => {
    expect(problemsOf({ ...whole, LINK_SECRET: 'tell-nobody' }).join()).not.toContain('tell-nobody');
  });

  test('count an empty setting as missing', () => {
    expect(problemsOf({ ...whole, CLIENT_SECRET: ' ' })).toEqual([
      'CLIENT_SECRET is missing: the secret of the Microsoft Entra app',
    ]);
  });
});
