/**
 * Runs jest's test files one after another for mutation testing, and only those that can tell anything: jest itself loads every
 * file of the room to learn that none of its tests was asked for, and runs on after a test has failed. The file that has killed
 * most in the least time goes first.
 */
const { performance } = require('node:perf_hooks');
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
/** By file: how often it killed, and the milliseconds it ran in all. */
const record = new Map();
function recordOf(path) {
  const known = record.get(path) ?? { kills: 0, took: 0 };
  record.set(path, known);
  return known;
}

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
        failed ||= result.numFailingTests > 0;
      }),
      this.on('test-file-failure', () => (failed = true)),
    ];
    for (const test of ordered(tests, pattern)) {
      const own = recordOf(test.path);
      const from = performance.now();
      await super.runTests([test], watcher, { ...options, serial: true });
      own.took += performance.now() - from;
      if (failed && pattern !== undefined) {
        own.kills += 1;
        break;
      }
    }
    for (const off of stop) off();
  }
}

function ordered(tests, pattern) {
  if (pattern === undefined) return tests;
  return tests
    .filter(({ path }) => namesOf.get(path)?.some((name) => pattern.test(name)) ?? true)
    .sort((a, b) => costOfAKill(a.path) - costOfAKill(b.path));
}

/** Milliseconds a file takes for each mutant it kills; one that has not killed yet is thought to kill with its next run. */
function costOfAKill(path) {
  const { took, kills } = recordOf(path);
  return took / (kills + 1);
}

module.exports = MutationRunner;
