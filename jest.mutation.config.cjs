/** The unit tests of `ledger` and `credit` alone, as `npm run mutation` runs them thousands of times. */
const { projects } = require('./jest.config.cjs');
const unit = projects.find(({ displayName }) => displayName === 'unit');
module.exports = {
  ...unit,
  displayName: undefined,
  testMatch: ['<rootDir>/src/{ledger,credit}/**/*.test.ts'],
  // The first suite that fails has killed the mutant.
  bail: 1,
  testSequencer: '<rootDir>/tests/tools/mutation-sequencer.cjs',
};
