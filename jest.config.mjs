/** One jest project for each kind of test: `unit` beside the code, `journeys` through all processes. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          // Without it JSON comes in as Node will soon no longer take it.
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.local/'],
};

export default {
  // Browsers, Azurite and whole stacks share two cores with each other: a test waits for conditions, not for luck.
  testTimeout: 60_000,
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{core,adapters,bot,functions,tabs,local,tools,infra,appPackage,content}/**/*.test.ts?(x)',
        '<rootDir>/tests/contracts/**/*.test.ts',
      ],
    },
    { ...shared, displayName: 'simulation', testMatch: ['<rootDir>/tests/simulation/**/*.test.ts'] },
    { ...shared, displayName: 'journeys', testMatch: ['<rootDir>/tests/journeys/**/*.test.ts'] },
  ],
};
