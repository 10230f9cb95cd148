/** What a bundled package says about its licence, and whether we may ship it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for their notice and nothing else of those who ship or use the add-in. */
const allowed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
];
const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As the package states it, an SPDX expression; '' when it states none. */
  readonly licence: string;
  /** Its licence files, whole; empty when the package brings none. */
  readonly texts: readonly string[];
  readonly author: string;
}

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly author?: string | { readonly name: string };
}

/** `folder`: absolute path of the package. */
export function readPackage(folder: string): BundledPackage {
  const stated = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
  const { license = '', author = '' } = stated;
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (file) => file.isFile() && licenceFile.test(file.name),
  );
  return {
    name: stated.name,
    version: stated.version,
    licence: typeof license === 'string' ? license : license.type,
    texts: files
      .map(({ name }) => name)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()),
    author: typeof author === 'string' ? author : author.name,
  };
}

/** SPDX expressions of one level: `A`, `(A OR B)`, `A AND B`. Anything else is not allowed, so that a person looks at it. */
export function isAllowed(expression: string): boolean {
  const inner = /^\((.*)\)$/.exec(expression.trim())?.[1] ?? expression.trim();
  if (/[()]/.test(inner)) return false;
  if (/ OR /.test(inner) && / AND /.test(inner)) return false;
  if (/ OR /.test(inner)) return inner.split(' OR ').some((name) => allowed.includes(name));
  return inner.split(' AND ').every((name) => allowed.includes(name));
}

/** One line for each package that may not be shipped as it is. */
export function licenceFaults(packages: readonly BundledPackage[]): string[] {
  return packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, version, licence }) => `${name} ${version}: licence "${licence}" is not on the list`);
}
