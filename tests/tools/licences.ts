/**
 * `npm run licences`, after a build: may everything webpack bundled be shipped, and does THIRD-PARTY-NOTICES say what is in
 * it? With `--write` the notices are written instead of compared.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notices } from './licences/notices';
import { licenceFaults, readPackage } from './licences/packages';

const root = join(__dirname, '..', '..');
const listFile = join(root, '.cache', 'bundled-packages.json');
const noticesFile = join(root, 'THIRD-PARTY-NOTICES');

function faultsOfBuild(write: boolean): string[] {
  if (!existsSync(listFile)) return ['there is no list of bundled packages: run npm run build first'];
  const folders = JSON.parse(readFileSync(listFile, 'utf8')) as string[];
  const packages = folders.map((folder) => readPackage(join(root, folder)));
  console.log(`${packages.length} packages are bundled`);
  const text = notices(packages);
  if (write) writeFileSync(noticesFile, text);
  const current = existsSync(noticesFile) ? readFileSync(noticesFile, 'utf8') : '';
  const outdated =
    current === text ? [] : ['THIRD-PARTY-NOTICES is out of date: run npm run licences -- --write'];
  return [...licenceFaults(packages), ...outdated];
}

const faults = faultsOfBuild(process.argv.includes('--write'));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
