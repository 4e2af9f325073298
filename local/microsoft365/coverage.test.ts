import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { coverage, operationKey } from './coverage.ts';
import { batchOperation } from './graph/graph.ts';
import { createMatcher } from './graph/matchRoute.ts';
import { routes } from './graph/routes.ts';
import { graphOperations } from './graphOperations.ts';

const official = join(import.meta.dirname, '../../../shared/contracts/graph/subset.paths.tsv');
const contractsPresent = existsSync(official);
if (!contractsPresent) console.log('not checked: contracts absent');

/** Operations that Microsoft documents and its list of paths leaves out. */
const documentedElsewhere = [
  'POST /$batch',
  'GET /me',
  'GET /users/{}/mailFolders/{}/messages',
  'GET /users/{}/messages',
  'GET /users/{}/messages/{}',
  'GET /users/{}/messages/{}/attachments',
  'GET /users/{}/messages/{}/attachments/{}',
  'POST /users/{}/sendMail',
];

describe('the coverage table', () => {
  test('names every operation once', () => {
    const keys = coverage().map(operationKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('calls exactly the registered operations supported or partial', () => {
    const claimed = coverage()
      .filter(({ state }) => state !== 'absent')
      .map(operationKey)
      .sort();
    expect(claimed).toEqual([...routes, batchOperation].map(operationKey).sort());
  });

  test('calls absent what no registered operation answers', () => {
    const match = createMatcher(routes);
    const answered = coverage()
      .filter(({ state }) => state === 'absent')
      .filter(({ method, path }) => match(method, path.replace(/[{}]/g, '').replace('()', '')) !== null);
    expect(answered).toEqual([]);
  });

  test('says of every partial operation what it has or lacks', () => {
    const silent = coverage().filter(({ state, remark }) => state === 'partial' && !remark);
    expect(silent).toEqual([]);
  });

  test('has nothing of its own invention', () => {
    const known = new Set([...graphOperations.map(operationKey), ...documentedElsewhere]);
    expect(
      coverage()
        .map(operationKey)
        .filter((key) => !known.has(key)),
    ).toEqual([]);
  });
});

(contractsPresent ? describe : describe.skip)("the coverage table against Microsoft's list of paths", () => {
  test('holds every path and method of it, and no other', () => {
    const listed = readFileSync(official, 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [path = '', , methods = ''] = line.split('\t');
        return methods
          .split(',')
          .map((method) => operationKey({ method: method.trim().toUpperCase(), path }));
      });
    expect(graphOperations.map(operationKey).sort()).toEqual(listed.sort());
  });
});
