/** Projects: unit (Node), pane (jsdom), e2e (a real browser), libreoffice (the second opinion), fuzz (many made-up ledgers). */
const esmOnly = [
  'lodash-es',
  'franc-min',
  'trigram-utils',
  'n-gram',
  'collapse-white-space',
  'nanoid',
  '@wendellhu',
  'numfmt',
  'cjk-regex',
  'unicode-regex',
  'regexp-util',
  'kdbush',
  'quickselect',
  'rbush',
  '@flatten-js',
  'ot-json1',
  '@noble',
  '@borgar',
  '@cj-tech-master',
  '@internationalized',
  '@sparticuz',
];
/** A face loads its words before it shows any; a test has both languages at hand. */
const words = '<rootDir>/src/text/everyLanguage.ts';
const base = {
  rootDir: __dirname,
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest', { module: { type: 'commonjs' } }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '\\.css$': '<rootDir>/tests/tools/empty-module.cjs' },
};
module.exports = {
  workerIdleMemoryLimit: '512MB',
  // A busy two-core machine is slow: a test that hangs is found all the same.
  testTimeout: 120_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testEnvironment: 'node',
      // office.js stays in its realm until the process ends: its globals are not jest's to take away.
      testEnvironmentOptions: { globalsCleanup: 'off' },
      testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/tests/unit/**/*.test.ts'],
      setupFiles: [words],
    },
    {
      ...base,
      displayName: 'pane',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/**/*.test.tsx'],
      setupFiles: ['<rootDir>/tests/tools/jsdom-setup.ts', words],
    },
    { ...base, displayName: 'e2e', testEnvironment: 'node', testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'] },
    {
      ...base,
      displayName: 'libreoffice',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/libreoffice/**/*.test.ts'],
      setupFiles: [words],
    },
    {
      ...base,
      displayName: 'fuzz',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/src/intake/generator/*.test.ts'],
      setupFiles: [words],
      globals: { LEDGERS: 5000 },
    },
  ],
};
