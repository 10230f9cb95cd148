/**
 * For mutation testing: runs only the tests of the mutated file's own folder, its own test first. A mutant then costs the one
 * test file that kills it, and a room has to be proved by its own tests instead of by whatever happens to reach it.
 */
const { default: Sequencer } = require('@jest/test-sequencer');
const path = require('node:path');

class OwnRoom extends Sequencer {
  constructor(options) {
    super(options);
    this.mutated = options?.globalConfig?.nonFlagArgs ?? [];
  }

  sort(tests) {
    const [file, ...others] = this.mutated;
    // The first run, of all tests, learns which of them reach which mutant.
    if (file === undefined || others.length > 0) return super.sort(tests);
    const room = path.dirname(file);
    const own = `${path.basename(file, '.ts')}.`;
    const rank = ({ path: test }) => (path.basename(test).startsWith(own) ? 0 : 1);
    return tests.filter((test) => path.dirname(test.path) === room).sort((a, b) => rank(a) - rank(b));
  }
}

module.exports = OwnRoom;
