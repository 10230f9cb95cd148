/**
 * The sample ledger the workbench opens with: made by the command line, kept under .cache, made anew when a source changed.
 */
const { execFile } = require('node:child_process');
const { mkdirSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..', '..', '..');
const SAMPLE = path.join(ROOT, '.cache', 'sample.xlsx');
/** Rooms whose code decides what the sample holds. */
const SOURCES = ['ledger', 'text', 'commands', 'workbook', 'office', 'host', 'cli'];
const MAKING_MAX_MS = 180_000;

function newest(folder) {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? newest(file) : statSync(file).mtimeMs;
  });
  return Math.max(0, ...times);
}

function isFresh() {
  const made = statSync(SAMPLE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.every((room) => newest(path.join(ROOT, 'src', room)) < made);
}

function make() {
  mkdirSync(path.dirname(SAMPLE), { recursive: true });
  const tsx = require.resolve('tsx/cli');
  const command = [tsx, path.join('src', 'cli', 'main.ts'), 'create', '--sample', '--out', SAMPLE];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: ROOT, timeout: MAKING_MAX_MS }, (error, _, told) => {
      if (error) reject(new Error(told.trim() || error.message));
      else resolve(SAMPLE);
    });
  });
}

let making = null;

/** The path of an up-to-date sample.xlsx; two who ask at once wait for the same one. Rejects with what the command said. */
function sampleBook() {
  making ??= (isFresh() ? Promise.resolve(SAMPLE) : make()).finally(() => {
    making = null;
  });
  return making;
}

module.exports = { sampleBook };
