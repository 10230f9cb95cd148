/**
 * Runs jest's test files one after another for mutation testing, and only those that can tell anything: jest itself loads every
 * file of the room to learn that none of its tests was asked for, and runs on after a test has failed. The file that killed the
 * mutant before goes first: neighbours mostly die of the same test.
 */
const vm = require('node:vm');
const { default: TestRunner } = require('jest-runner');

/** jest compiles every module anew for every test file: what the same text was compiled to is kept. */
const { compileFunction } = vm;
const compiled = new Map();
vm.compileFunction = (text, parameters, options) => {
  const known = compiled.get(options.filename);
  if (known?.text === text)
    return compileFunction(text, parameters, { ...options, cachedData: known.cachedData });
  const made = compileFunction(text, parameters, { ...options, produceCachedData: true });
  compiled.set(options.filename, { text, cachedData: made.cachedData });
  return made;
};

/** The tests each file holds, by its path: learnt from its first run. */
const namesOf = new Map();
const killed = new Map();
let kills = 0;

class MutationRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    const asked = this._globalConfig.testNamePattern;
    const pattern = asked ? new RegExp(asked, 'i') : undefined;
    let failed = false;
    const stop = [
      this.on('test-file-success', ([test, result]) => {
        namesOf.set(
          test.path,
          result.testResults.map(({ fullName }) => fullName),
        );
        if (result.numFailingTests === 0) return;
        failed = true;
        killed.set(test.path, (kills += 1));
      }),
      this.on('test-file-failure', () => (failed = true)),
    ];
    for (const test of ordered(tests, pattern)) {
      await super.runTests([test], watcher, { ...options, serial: true });
      if (failed && pattern !== undefined) break;
    }
    for (const off of stop) off();
  }
}

function ordered(tests, pattern) {
  if (pattern === undefined) return tests;
  return tests
    .filter(({ path }) => namesOf.get(path)?.some((name) => pattern.test(name)) ?? true)
    .sort((a, b) => (killed.get(b.path) ?? 0) - (killed.get(a.path) ?? 0));
}

module.exports = MutationRunner;
