/**
 * `npm run host:coverage`: what the host has built of Excel, by the library's own list of members. Fails if the add-in uses
 * a member that is not built, or one above the manifest's ExcelApi version outside src/office/capabilities.
 */
import { join, relative } from 'node:path';
import ts from 'typescript';
import { builtTypes } from '../../src/host/objects/objectType';
import '../../src/host/objects/workbook';
import { coverageOf, faultsOfUses, inventedMembers } from './host-judgement';
import { libraryMembers } from './host-members';
import { usesOfExcel } from './host-uses';

const ROOT = join(__dirname, '..', '..');
/** Development parts, and tests, may know the host. */
const NOT_THE_ADD_IN = /^src\/(?:host|workbench|cli)\/|\.test\.tsx?$/;

const files = ts.sys
  .readDirectory(join(ROOT, 'src'), ['.ts', '.tsx'])
  .filter((file) => !NOT_THE_ADD_IN.test(relative(ROOT, file).replaceAll('\\', '/')));
const found = usesOfExcel(files, join(ROOT, 'tsconfig.json'));
const library = libraryMembers();
const rows = coverageOf(library, builtTypes, found.uses).sort((a, b) => a.type.localeCompare(b.type));
for (const { type, built, all, used } of rows) {
  console.log(
    `${type.padEnd(32)} built ${String(built).padStart(3)} of ${String(all).padStart(3)}, used ${used}`,
  );
}
const invented = inventedMembers(library, builtTypes).map(
  (name) => `${name} is built, but Excel has no such member`,
);
const faults = [...faultsOfUses(found, library, builtTypes), ...invented];
for (const fault of faults) console.error(fault.replace(`${ROOT}/`, ''));
console.log(`${found.uses.length} uses in ${files.length} files, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
