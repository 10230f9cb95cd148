/** What the repository promises whoever clones it. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface PackageFile {
  readonly private: boolean;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean }>
  >;
}
const packageFile = JSON.parse(read('package.json')) as PackageFile;
const lockFile = JSON.parse(read('package-lock.json')) as LockFile;
const made = new Set(['.cache', '.git', 'coverage', 'dist', 'node_modules', 'reports']);

/** Paths of all files but those that tools make, relative to `folder`. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !made.has(name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
    );
}
const kept = filesBelow('.');

const scripts = [
  'start',
  'start:excel',
  'build',
  'ledger',
  'test',
  'test:e2e',
  'test:libreoffice',
  'manifest:check',
  'validate',
  'host:coverage',
  'bench',
] as const;

describe('package.json', () => {
  it('is never published', () => {
    expect(packageFile.private).toBe(true);
  });

  it('names every dependency by its exact version', () => {
    const versions = { ...packageFile.dependencies, ...packageFile.devDependencies };
    const loose = Object.entries(versions).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it.each(scripts)('has the script %s', (name) => {
    expect(packageFile.scripts[name]).toEqual(expect.any(String));
  });

  it('names no file that is missing in its scripts', () => {
    const files = Object.values(packageFile.scripts).flatMap(
      (script) => script.match(/\b(src|tests)\/[\w/.-]+\.ts\b/g) ?? [],
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('leaves only LibreOffice out of npm test', () => {
    const reached = new Set<string>();
    const follow = (name: string) => {
      reached.add(name);
      for (const [, next = ''] of (packageFile.scripts[name] ?? '').matchAll(/npm run ([\w:]+)/g))
        follow(next);
    };
    follow('test');
    expect([...reached]).toEqual(
      expect.arrayContaining([
        'types',
        'lint',
        'layers',
        'manifest:check',
        'build',
        'size',
        'licences',
        'host:coverage',
        'test:unit',
        'test:e2e',
      ]),
    );
  });
});

describe('the lock file', () => {
  const packages = Object.entries(lockFile.packages).filter(([path]) => path !== '');

  it('names no address, so that any mirror serves it', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/https?:\/\/[^"]*(registry|npmjs|mirror)/);
  });

  it('holds a hash of every package', () => {
    const withoutHash = packages.filter(
      ([path, { integrity }]) => path.startsWith('node_modules/') && integrity === undefined,
    );
    expect(withoutHash.map(([path]) => path)).toEqual([]);
  });
});

describe('the repository', () => {
  it.each(['LICENSE', 'README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', '.editorconfig', 'manifest.xml'])(
    'holds %s',
    (path) => {
      expect(kept).toContain(path);
    },
  );

  it('holds a .ci/run that can be run', () => {
    expect(statSync(join(root, '.ci/run')).mode & 0o111).not.toBe(0);
  });

  it('holds no copy of office.js', () => {
    expect(kept.filter((path) => /office(\.debug)?\.js$|excel-(win32|web)-/.test(path))).toEqual([]);
  });

  it('links only to files that are there', () => {
    const documents = kept.filter((path) => path.endsWith('.md'));
    const broken = documents.flatMap((path) => {
      const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(
        ([, link = '']) => link,
      );
      return links
        .filter((link) => !existsSync(join(root, path, '..', link)))
        .map((link) => `${path}: ${link}`);
    });
    expect(broken).toEqual([]);
  });

  it('describes only scripts that exist', () => {
    const documents = kept.filter((path) => path.endsWith('.md'));
    const unknown = documents.flatMap((path) =>
      [...read(path).matchAll(/npm run (?:-s )?([a-z][\w:]*)/g)]
        .map(([, name = '']) => name)
        .filter((name) => packageFile.scripts[name] === undefined)
        .map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});
