/**
 * `npm run manifest:check`: says what is wrong with the manifest, line by line, and fails if anything is.
 * Usage: manifest-check MANIFEST [SITE FOLDER], by default the development server's address and the repository.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ribbonFunctions } from '../../src/ribbon/functions';
import { checkManifest } from './manifest/check';
import { developmentSite } from './manifest/site';

const [path = 'manifest.xml', address, folder] = process.argv.slice(2);
const site = developmentSite(folder ?? join(__dirname, '..', '..'), address);
const faults = checkManifest(readFileSync(path, 'utf8'), site, ribbonFunctions);
for (const fault of faults) console.error(`${path}:${fault.line} ${fault.rule}: ${fault.message}`);
if (faults.length === 0) console.log(`${path}: sound`);
process.exitCode = faults.length === 0 ? 0 : 1;
