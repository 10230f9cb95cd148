import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { ExitCode } from './result';
import { run } from './run';

const CHECK = z.object({
  asOf: z.string(),
  asOfFrom: z.string(),
  currency: z.string(),
  live: z.boolean(),
  formulas: z.string(),
  totals: z.object({ customers: z.number(), documents: z.number(), balance: z.string().nullable() }),
  customers: z.array(
    z.object({
      id: z.string(),
      balance: z.string().nullable(),
      ageing: z.record(z.string(), z.string()).nullable(),
    }),
  ),
  findings: z.array(
    z.object({ rule: z.string(), severity: z.string(), customer: z.string().nullable(), cell: z.string() }),
  ),
  host: z.object({ roundTrips: z.number(), maxRequestBytes: z.number() }),
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'credit-ledger-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => path.join(folder, name);

async function ledger(...words: string[]): Promise<{ code: ExitCode; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(words, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

async function ledgerJson(...words: string[]): Promise<unknown> {
  const { code, out, err } = await ledger(...words, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

describe('create, check and undo on files', () => {
  it('makes the sample, finds every kind of warning in it, and writes nothing the second time', async () => {
    await ledgerJson('create', '--sample', '--out', file('sample.xlsx'));
    const first = CHECK.parse(await ledgerJson('check', file('sample.xlsx'), '--out', file('checked.xlsx')));
    expect(first.asOfFrom).toBe('today');
    expect(first.totals.customers).toBeGreaterThanOrEqual(60);
    expect(first.totals.balance).not.toBeNull();
    const rules = new Set(first.findings.map((finding) => finding.rule));
    for (const rule of [
      'limit.over',
      'limit.near',
      'limit.none',
      'limit.expired',
      'overdue.any',
      'overdue.30',
      'overdue.90',
      'data.unknownCustomer',
    ]) {
      expect(rules).toContain(rule);
    }
    expect(first.host.maxRequestBytes).toBeLessThan(5_000_000);

    const second = CHECK.parse(await ledgerJson('check', file('checked.xlsx'), '--out', file('again.xlsx')));
    expect(second.asOfFrom).toBe('book');
    expect(second.formulas).toBe('agree');
    expect(second.findings).toEqual(first.findings);
    const journal = z.object({ entries: z.number(), intact: z.boolean() });
    const before = journal.parse(await ledgerJson('journal', file('checked.xlsx'), '--verify'));
    expect(journal.parse(await ledgerJson('journal', file('again.xlsx'), '--verify'))).toEqual(before);
    expect(before.intact).toBe(true);
  });

  it('takes a check back', async () => {
    const journal = z.object({ list: z.array(z.object({ id: z.string(), command: z.string() })) });
    const { list } = journal.parse(await ledgerJson('journal', file('checked.xlsx')));
    const entry = list.find(({ command }) => command === 'check')?.id ?? '';
    await ledgerJson('undo', file('checked.xlsx'), '--entry', entry, '--out', file('undone.xlsx'));
    const restored = CHECK.parse(await ledgerJson('check', file('undone.xlsx')));
    expect(restored.asOfFrom).toBe('today');
    const twice = await ledger('undo', file('undone.xlsx'), '--entry', entry, '--out', file('undone.xlsx'));
    expect(twice.code).toBe(2);
  });

  it('leaves the input alone and answers 1 when a finding is as severe as asked', async () => {
    const before = readFileSync(file('sample.xlsx'));
    const { code } = await ledger('check', file('sample.xlsx'), '--fail-on', 'high', '--json');
    expect(code).toBe(1);
    expect(readFileSync(file('sample.xlsx')).equals(before)).toBe(true);
  });
});

describe('import', () => {
  it('turns a list into a ledger whose figures add up', async () => {
    writeFileSync(
      file('应收.csv'),
      '客户名称,发票号,开票日期,到期日,开票金额,回款日期\n甲公司,001,2026/1/5,2026/2/4,"1,000.50",\n乙公司,002,2026/1/6,2026/2/5,200,2026/2/1\n',
    );
    const imported = z.object({ ledger: z.object({ customers: z.number(), documents: z.number() }) });
    const result = imported.parse(
      await ledgerJson('import', file('应收.csv'), '--out', file('imported.xlsx')),
    );
    expect(result.ledger).toMatchObject({ customers: 2, documents: 3 });
    const checked = CHECK.parse(await ledgerJson('check', file('imported.xlsx'), '--as-of', '2026-03-01'));
    expect(checked.totals.balance).toBe('1000.5');
    const again = imported.parse(
      await ledgerJson(
        'import',
        file('应收.csv'),
        '--into',
        file('imported.xlsx'),
        '--out',
        file('twice.xlsx'),
      ),
    );
    expect(again.ledger).toMatchObject({ customers: 0, documents: 0 });
  });
});

describe('refusals', () => {
  const refused = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await ledger(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    return err;
  };

  it.each([
    ['a file that is not there', ['check', 'nowhere.xlsx'], 'nowhere.xlsx'],
    ['a date that is none', ['check', 'x.xlsx', '--as-of', '2026-02-30'], '2026-02-30'],
    ['an unknown command', ['audit'], 'audit'],
    ['an unknown option', ['check', 'x.xlsx', '--colour'], 'colour'],
    ['a missing --out', ['create'], '--out'],
  ])('says in one line what is wrong: %s', async (_, words, named) => {
    expect(await refused(...words)).toContain(named);
  });

  it('names the file of a workbook that is none, and writes no output', async () => {
    writeFileSync(file('text.xlsx'), '客户,金额\n甲,1\n');
    expect(await refused('check', file('text.xlsx'), '--out', file('never.xlsx'))).toContain('text.xlsx');
    expect(await refused('import', file('text.xlsx'), '--out', file('never.xlsx'))).toContain('text.xlsx');
    expect(() => readFileSync(file('never.xlsx'))).toThrow();
  });
});
