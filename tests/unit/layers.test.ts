import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const cruiseSecondsMax = 120;

/** Files of a small house, and the rules their imports break. A circle is told once, at its first file. */
const files: Readonly<Record<string, { readonly code: string; readonly breaks: readonly string[] }>> = {
  'src/ledger/day.ts': { code: "import '../credit/age';", breaks: ['ledger-imports'] },
  'src/ledger/react.ts': { code: "import 'react';", breaks: ['ledger-packages'] },
  'src/ledger/alone.ts': { code: 'export const alone = 1;', breaks: ['no-orphans'] },
  'src/credit/age.ts': { code: "import type { Excel } from '../workbook/run';", breaks: ['credit-imports'] },
  'src/credit/decimal.ts': { code: "import 'decimal.js';", breaks: ['credit-packages'] },
  'src/intake/open.ts': { code: "import '../office/ready';", breaks: ['intake-imports'] },
  'src/intake/node.ts': { code: "import 'node:fs';", breaks: ['intake-packages', 'no-node-in-the-add-in'] },
  'src/intake/clean.ts': { code: "import 'papaparse';", breaks: [] },
  'src/office/ready.ts': { code: "import '../ledger/day';", breaks: ['office-imports'] },
  'src/text/words.ts': { code: "import '../credit/age';", breaks: ['text-imports'] },
  'src/workbook/run.ts': {
    code: "import '../intake/clean'; export type Excel = 1;",
    breaks: ['workbook-imports'],
  },
  'src/workbook/host.ts': {
    code: "import '../host/host';",
    breaks: ['nothing-ships-the-host', 'workbook-imports'],
  },
  'src/commands/check.ts': { code: "import '../text/words';", breaks: ['commands-imports'] },
  'src/commands/test.ts': { code: "import './check.test';", breaks: ['not-to-tests'] },
  'src/commands/helped.ts': { code: "import './testing/book';", breaks: ['not-to-tests'] },
  'src/commands/testing/book.ts': { code: "import '../../host/host';", breaks: [] },
  'src/commands/check.test.ts': { code: "import '../host/host';", breaks: [] },
  'src/pane/screen.ts': { code: "import '../workbook/run';", breaks: ['pane-imports'] },
  'src/pane/ribbon.ts': { code: "import '../ribbon/good';", breaks: ['pane-imports'] },
  'src/pane/main.tsx': {
    code: "import './screen'; import '../ribbon/good'; import '../credit/age';",
    breaks: ['page-imports'],
  },
  'src/pane/dev.ts': { code: "import 'fast-check';", breaks: ['no-dev-packages-in-the-add-in'] },
  'src/pane/undeclared.ts': { code: "import 'xmlchars/xml/1.0/ed5';", breaks: ['no-undeclared-packages'] },
  'src/pane/missing.ts': { code: "import './nowhere';", breaks: ['no-unresolvable'] },
  'src/ribbon/pane.ts': { code: "import '../pane/screen'; import './three';", breaks: ['ribbon-imports'] },
  'src/ribbon/three.ts': { code: '', breaks: [] },
  'src/ribbon/one.ts': { code: "import './two';", breaks: ['no-circles'] },
  'src/ribbon/two.ts': { code: "import './one';", breaks: [] },
  'src/host/host.ts': { code: "import '../ledger/day';", breaks: ['host-imports'] },
  'src/cli/main.ts': { code: "import '../workbook/run'; import '../credit/age';", breaks: ['cli-imports'] },
  'src/workbench/page.ts': { code: "import '../pane/screen';", breaks: ['workbench-imports'] },
  'src/ribbon/good.ts': {
    code: "import '../commands/check'; import '../office/ready'; import '../text/words';",
    breaks: [],
  },
  'src/cli/good.ts': {
    code: "import '../host/host'; import '../commands/check'; import 'node:fs';",
    breaks: [],
  },
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('the import rules', () => {
  let violations: readonly Violation[] = [];
  const house = mkdtempSync(join(tmpdir(), 'layers-'));

  beforeAll(() => {
    for (const [path, { code }] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), `${code}\nexport {};\n`);
    }
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      copyFileSync(join(root, name), join(house, name));
    }
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    const command = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const options = [
      'src',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      '--preserve-symlinks',
    ];
    const output = execFileSync(process.execPath, [command, ...options], { cwd: house, encoding: 'utf8' });
    violations = (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
  }, cruiseSecondsMax * 1000);

  afterAll(() => {
    rmSync(house, { recursive: true });
  });

  it.each(Object.entries(files).map(([path, { code, breaks }]) => ({ path, code, breaks })))(
    'says of $path: $breaks',
    ({ path, breaks }) => {
      const names = violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);
      expect([...new Set(names)].sort()).toEqual([...breaks].sort());
    },
  );
});
