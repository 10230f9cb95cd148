/**
 * Mutation testing of what money depends on, one room at a time: `npm run mutation` sets MUTATION_ROOM to each folder in turn
 * and adds up. The score stands in CONTRIBUTING.
 */
const room = process.env.MUTATION_ROOM;
if (room === undefined) throw new Error('Which room? Run: npm run mutation -- credit/decision');
const reports = `reports/mutation/${room}`;
export default {
  testRunner: 'jest',
  jest: { configFile: 'jest.mutation.config.cjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  mutate: [
    `src/${room}/*.ts`,
    '!src/**/*.test.ts',
    '!src/**/*ForTests.ts',
    // Names and lists for people: a changed word breaks no figure.
    '!src/ledger/{tables,choices,named,rules,words,records,changes,result}.ts',
  ],
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportMutants: false, reportTests: false },
  htmlReporter: { fileName: `${reports}/index.html` },
  jsonReporter: { fileName: `${reports}/mutation.json` },
  tempDirName: `${reports}/work`,
  incremental: true,
  incrementalFile: `${reports}/incremental.json`,
  concurrency: Number(process.env.MUTATION_RUNNERS ?? 2),
  // A runner keeps what every run of jest loaded: a new one is cheaper than its garbage.
  maxTestRunnerReuse: 300,
  // A loop that does not end is noticed by its count; a clock would mistake a busy machine for one.
  timeoutMS: 60_000,
  ignoreStatic: true,
};
