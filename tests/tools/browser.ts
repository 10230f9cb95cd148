/**
 * A Chromium for the browser tests and the screenshots: the machine's own Chrome, Chromium or Edge, else the one inside the
 * development package @sparticuz/chromium. Nothing has to be installed beside npm's packages.
 * Settings: CHROME_PATH names a browser; BROWSER=bundled takes the package's even if the machine has one.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { fontConfiguration } from './browser-fonts';

const ROOT = resolve(__dirname, '..', '..');
/** Where the package's browser is unpacked to, once. */
const UNPACKED = join(ROOT, '.cache', 'chromium');
const UNPACKING_MAX_MS = 120_000;

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** No GPU, sandbox or shared memory is needed where containers often have none; no traffic but the page's own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

export class NoBrowserError extends Error {}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function candidates(): string[] {
  const { PATH = '', PROGRAMFILES, 'PROGRAMFILES(X86)': programsX86, LOCALAPPDATA } = process.env;
  const programs = [PROGRAMFILES, programsX86, LOCALAPPDATA].filter((folder) => folder !== undefined);
  return [
    ...PATH.split(delimiter).flatMap((folder) => COMMANDS.map((name) => join(folder, name))),
    ...APPLICATIONS,
    ...programs.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => join(folder, program))),
  ];
}

/** The package unpacks to the temporary folder of its process: give it one that is ours and stays. */
function unpack(): string {
  mkdirSync(UNPACKED, { recursive: true });
  const program = "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());";
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: UNPACKED },
    encoding: 'utf8',
    timeout: UNPACKING_MAX_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return output.trim();
}

/** @throws NoBrowserError with what to install. */
export function browserPath(): string {
  const { CHROME_PATH, BROWSER } = process.env;
  if (CHROME_PATH) {
    if (isExecutable(CHROME_PATH)) return CHROME_PATH;
    throw new NoBrowserError(`CHROME_PATH is ${CHROME_PATH}, and there is no program.`);
  }
  const installed = BROWSER === 'bundled' ? undefined : candidates().find(isExecutable);
  if (installed !== undefined) return installed;
  try {
    return unpack();
  } catch (error) {
    throw new NoBrowserError(
      'No browser for the tests: run `npm ci`, or install Chrome, Chromium (apt-get install chromium) or Edge, ' +
        `or name one with CHROME_PATH. The package's own said: ${String(error)}`,
      { cause: error },
    );
  }
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    args: ARGUMENTS,
    env: { ...process.env, ...fontConfiguration(join(ROOT, '.cache', 'fonts'), ROOT) },
  });
}
