/** What describes the deployment is valid and true for what is built. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { readConfig } from '#functions/config.ts';

const contracts = '../shared/contracts';
const text = (file: string): string => readFileSync(file, 'utf8');

/** Null when the contracts are not there, which is said. */
const validator = (file: string) => {
  if (!existsSync(`${contracts}/${file}`)) {
    console.log('not checked: contracts absent');
    return null;
  }
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(text(`${contracts}/${file}`)));
};

describe('the description of the deployment', () => {
  test.each(['teamsapp.yml', 'teamsapp.local.yml'])('%s is valid against the toolkit’s schema', (file) => {
    const validate = validator('teamsapp-yml/yaml.schema.v1.11.json');
    if (!validate) return;
    validate(parse(text(file)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('host.json is valid, and its routes have no prefix', () => {
    const host = JSON.parse(text('host.json'));
    expect(host.extensions.http.routePrefix).toBe('');
    const validate = validator('azure/schemastore.host.json');
    if (!validate) return;
    validate(host);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('the function app is given every setting that the service needs', () => {
    const given = [...text('infra/modules/functionApp.bicep').matchAll(/name: '([A-Z][A-Z_]+)'/g)].map(
      ([, name]) => name,
    );
    let needed: string[] = [];
    try {
      readConfig({});
    } catch (error) {
      needed = (error as { problems: string[] }).problems.map((problem) => problem.split(' ')[0] ?? '');
    }
    expect(needed.length).toBeGreaterThan(5);
    expect(needed.filter((name) => !given.includes(name))).toEqual([]);
  });

  test('the function app is given no setting that nobody reads', () => {
    const given = [...text('infra/modules/functionApp.bicep').matchAll(/name: '([A-Z][A-Z_]+)'/g)].map(
      ([, name]) => name ?? '',
    );
    const read = text('functions/config.ts');
    const ofTheHost = ['APPLICATIONINSIGHTS_CONNECTION_STRING'];
    expect(given.filter((name) => !ofTheHost.includes(name) && !read.includes(` ${name}: `))).toEqual([]);
  });

  test('the app asks for no power over every site or mailbox of the organisation', () => {
    const { requiredResourceAccess } = JSON.parse(text('infra/entra.manifest.json'));
    const graph = requiredResourceAccess.find(({ resourceAppId }: { resourceAppId: string }) =>
      resourceAppId.startsWith('00000003-'),
    );
    const sitesSelected = '883ea226-0bf2-4a8f-9f9d-92c9162a727d';
    expect(graph.resourceAccess).toEqual([{ id: sitesSelected, type: 'Role' }]);
  });

  test('every value that a template asks for stands in the environment or comes from a step before', () => {
    const asked = ['teamsapp.yml', 'infra/main.parameters.json', 'infra/entra.manifest.json'].flatMap(
      (file) => [...text(file).matchAll(/\$\{\{([A-Z0-9_]+)\}\}/g)].map(([, name]) => name ?? ''),
    );
    const declared: string[] = text('env/.env.dev').match(/^[A-Z0-9_]+(?==)/gm) ?? [];
    const missing = [...new Set(asked)].filter(
      (name) => !declared.includes(name) && !name.startsWith('SECRET_'),
    );
    expect(missing).toEqual([]);
  });

  test('no environment file holds a secret', () => {
    for (const file of readdirSync('env').filter((name) => !name.endsWith('.user')))
      expect(text(`env/${file}`)).not.toMatch(/^SECRET_|SECRET=|AccountKey=/m);
  });

  test('every module that the template names is there', () => {
    const modules = [...text('infra/main.bicep').matchAll(/'(modules\/\w+\.bicep)'/g)].map(
      ([, file]) => file,
    );
    expect(modules).toHaveLength(6);
    for (const file of modules) expect(existsSync(`infra/${file}`)).toBe(true);
  });

  test('the tabs’ clients in the app registration are those that the service lets in', async () => {
    const { teamsClients } = await import('#adapters/identity/teamsClients.ts');
    const { api } = JSON.parse(text('infra/entra.manifest.json'));
    const registered = api.preAuthorizedApplications.map(({ appId }: { appId: string }) => appId);
    expect(new Set(registered)).toEqual(new Set(teamsClients));
  });
});
