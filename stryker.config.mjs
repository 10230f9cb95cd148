/** Mutation testing of what money depends on: `npm run mutation`. The score stands in CONTRIBUTING. */
export default {
  testRunner: 'jest',
  jest: { configFile: 'jest.mutation.config.cjs', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  mutate: [
    'src/ledger/**/*.ts',
    'src/credit/**/*.ts',
    '!src/**/*.test.ts',
    '!src/**/*ForTests.ts',
    // Names and lists for people: a changed word breaks no figure.
    '!src/ledger/{tables,choices,named,rules,words,records,changes,result}.ts',
  ],
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportMutants: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  tempDirName: 'reports/mutation/work',
  thresholds: { high: 90, low: 85, break: 85 },
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  concurrency: 2,
  timeoutMS: 5_000,
  ignoreStatic: true,
};
