/** The unit tests of one room alone, as `npm run mutation` runs them thousands of times: MUTATION_ROOM names its folder in src. */
const { projects } = require('./jest.config.cjs');
const unit = projects.find(({ displayName }) => displayName === 'unit');
module.exports = {
  ...unit,
  displayName: undefined,
  roots: ['<rootDir>/src'],
  testMatch: [`<rootDir>/src/${process.env.MUTATION_ROOM}/*.test.ts`],
  runner: '<rootDir>/tests/tools/mutation-runner.cjs',
  setupFiles: [...(unit.setupFiles ?? []), '<rootDir>/tests/tools/mutation-setup.cjs'],
  // Messages of the schema library in fifty languages: loaded anew with every test file, and asked for by none.
  moduleNameMapper: {
    ...unit.moduleNameMapper,
    '^\\.\\./locales/index\\.cjs$': '<rootDir>/tests/tools/empty-module.cjs',
  },
};
