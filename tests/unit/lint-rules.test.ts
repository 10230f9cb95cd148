import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { RuleTester } from 'eslint';
import noBareStrings from '../tools/eslint/no-bare-strings.cjs';

const root = join(__dirname, '..', '..');
const lintSecondsMax = 300;

new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
}).run('no-bare-strings', noBareStrings, {
  valid: [
    '<p>{text.heading}</p>',
    '<p> — 12 % </p>',
    '<Button aria-label={text.close} className="close" appearance="primary" />',
    '<p>{count > 0 ? text.some : null}</p>',
    '<p>{format(`${key}.title`)}</p>',
    '<input title="" placeholder={text.placeholder} type="text" />',
    '<use xlink:title="a" />',
  ],
  invalid: [
    { code: '<p>检查</p>', errors: [{ messageId: 'bare', data: { text: '检查' } }] },
    { code: '<p>Check <b>all</b></p>', errors: [{ messageId: 'bare' }, { messageId: 'bare' }] },
    { code: "<p>{'检查'}</p>", errors: [{ messageId: 'bare' }] },
    { code: '<p>{`共 ${count}`}</p>', errors: [{ messageId: 'bare', data: { text: '共' } }] },
    { code: "<p>{busy ? '检查中' : text.done}</p>", errors: [{ messageId: 'bare' }] },
    { code: "<p>{busy && 'busy'}</p>", errors: [{ messageId: 'bare' }] },
    { code: "<p>{count + ' rows'}</p>", errors: [{ messageId: 'bare' }] },
    { code: '<Button aria-label="Close" />', errors: [{ messageId: 'bare' }] },
    { code: "<Field label={wide ? '额度' : text.limit} />", errors: [{ messageId: 'bare' }] },
  ],
});

interface Sample {
  readonly breaks: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string;
}

const samples: readonly Sample[] = [
  {
    breaks: 'a clock in a pure room',
    file: 'src/ledger/day.ts',
    code: 'export const now = new Date();',
    rule: 'no-restricted-syntax: This room is pure',
  },
  {
    breaks: 'a clock by its other name',
    file: 'src/credit/report.ts',
    code: 'export const now = Date.now();',
    rule: 'no-restricted-syntax: This room is pure',
  },
  {
    breaks: 'chance in a pure room',
    file: 'src/intake/report.ts',
    code: 'export const some = Math.random();',
    rule: 'no-restricted-syntax: This room is pure',
  },
  {
    breaks: 'Excel named outside its rooms',
    file: 'src/commands/types.ts',
    code: 'export const run = () => Excel.run(async () => {});',
    rule: 'no-restricted-globals',
  },
  {
    breaks: 'an Excel type named outside its rooms',
    file: 'src/ledger/day.ts',
    code: 'export type Context = Excel.RequestContext;',
    rule: 'no-restricted-syntax: Only office/',
  },
  {
    breaks: 'a dialog that Office blocks',
    file: 'src/commands/types.ts',
    code: "export const ask = () => confirm('?');",
    rule: 'no-restricted-globals',
  },
  {
    breaks: 'any',
    file: 'src/ledger/day.ts',
    code: 'export const day: any = 1;',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    breaks: 'a promise nobody waits for',
    file: 'src/commands/types.ts',
    code: 'export function go(): void { Promise.resolve(1); }',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    breaks: 'a skipped test',
    file: 'src/commands/sample/sample.test.ts',
    code: "it.skip('waits', () => {});",
    rule: 'no-restricted-syntax: A test runs',
  },
  {
    breaks: 'a lonely test',
    file: 'src/commands/sample/sample.test.ts',
    code: "describe.only('it', () => {});",
    rule: 'no-restricted-syntax: A test runs',
  },
  {
    breaks: 'a type error waved through',
    file: 'src/ledger/day.ts',
    code: '// @ts-ignore\nexport const day = 1;',
    rule: '@typescript-eslint/ban-ts-comment',
  },
  {
    breaks: 'a rule switched off in place',
    file: 'src/ledger/day.ts',
    code: '/* eslint-disable no-console */\nexport const day = 1;',
    rule: 'null: ',
  },
  {
    breaks: 'a console left behind',
    file: 'src/ledger/day.ts',
    code: "console.log('here');",
    rule: 'no-console',
  },
  {
    breaks: 'a sync in a loop',
    file: 'src/ledger/day.ts',
    code: 'export async function all(context: { sync(): Promise<void> }): Promise<void> {\n for (const _ of [1, 2]) await context.sync();\n}',
    rule: 'office-addins/no-context-sync-in-loop',
  },
];

describe('the lint configuration', () => {
  let found: string[][] = [];

  beforeAll(() => {
    const input = JSON.stringify(samples.map(({ file, code }) => ({ file: join(root, file), code })));
    const output = execFileSync(process.execPath, [join(root, 'tests/tools/eslint/lint-samples.mjs')], {
      cwd: root,
      input,
      encoding: 'utf8',
    });
    found = JSON.parse(output) as string[][];
  }, lintSecondsMax * 1000);

  it.each(samples.map((sample, index) => ({ ...sample, index })))('objects to $breaks', ({ rule, index }) => {
    expect(found[index]).toContainEqual(expect.stringContaining(rule));
  });
});
