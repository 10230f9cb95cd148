import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack from 'webpack';
import BundledPackages from '../tools/licences/bundled-packages.cjs';
import { notices } from '../tools/licences/notices';
import { isAllowed, licenceFaults, readPackage } from '../tools/licences/packages';

const root = join(__dirname, '..', '..');
const buildSecondsMax = 120;

async function bundled(folder: string, code: string): Promise<string[]> {
  writeFileSync(join(folder, 'entry.mjs'), code);
  const file = join(folder, 'list', 'packages.json');
  const compiler = webpack({
    mode: 'production',
    context: root,
    entry: join(folder, 'entry.mjs'),
    output: { path: join(folder, 'out') },
    resolve: { modules: [join(root, 'node_modules')] },
    plugins: [new BundledPackages({ file })],
  });
  await new Promise<void>((done, failed) => {
    compiler.run((error, stats) => {
      if (error !== null) failed(error);
      else if (stats?.hasErrors()) failed(new Error(stats.toString()));
      else done();
    });
  });
  return JSON.parse(readFileSync(file, 'utf8')) as string[];
}

describe('the licences of what is bundled', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'licences-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it(
    'are those of the packages webpack really took, also where it joined modules, and of no other',
    async () => {
      const code =
        "import Decimal from 'decimal.js'; import { now } from './now.mjs'; console.log(new Decimal(1), now);";
      writeFileSync(
        join(folder, 'now.mjs'),
        "import { CalendarDate } from '@internationalized/date'; export const now = new CalendarDate(2026, 1, 1);",
      );
      const packages = await bundled(folder, code);
      expect(packages).toContain('node_modules/decimal.js');
      expect(packages).toContain('node_modules/@internationalized/date');
      expect(packages).not.toContain('node_modules/webpack');
      expect(packages).not.toContain('node_modules/zod');
    },
    buildSecondsMax * 1000,
  );

  it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0)', 'MIT AND Apache-2.0'])('may be %s', (expression) => {
    expect(isAllowed(expression)).toBe(true);
  });

  it.each([
    '',
    'GPL-3.0',
    'MIT AND GPL-3.0',
    'SEE LICENSE IN LICENSE.md',
    'LICENSE',
    'MIT OR GPL-3.0 AND CC-BY-4.0',
  ])('may not be %p', (expression) => {
    expect(isAllowed(expression)).toBe(false);
  });

  it('never are those of office.js, which is Microsoft’s to serve', () => {
    const faults = licenceFaults([readPackage(join(root, 'node_modules/@microsoft/office-js'))]);
    expect(faults).toEqual([expect.stringContaining('@microsoft/office-js')]);
  });

  it('are handed on whole, each text once', () => {
    const packages = ['react', 'react-dom', 'decimal.js'].map((name) =>
      readPackage(join(root, 'node_modules', name)),
    );
    const text = notices(packages);
    const copyright =
      /^Copyright.*Meta.*$/m.exec(packages[0]?.texts.join('\n') ?? '')?.[0] ?? 'no copyright line';
    expect(text.split(copyright)).toHaveLength(2);
    expect(text).toContain(packages[2]?.texts[0]);
    expect(text).toBe(notices([...packages].reverse()));
  });

  it('say so when a package brings no licence text', () => {
    const empty = join(folder, 'bare');
    mkdirSync(empty);
    writeFileSync(
      join(empty, 'package.json'),
      JSON.stringify({ name: 'bare', version: '1.0.0', license: 'MIT', author: 'Somebody' }),
    );
    expect(notices([readPackage(empty)])).toContain('brings no licence file; it states MIT by Somebody');
  });
});
