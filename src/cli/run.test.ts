import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { workbookBytes } from '../intake/fixtures';
import { valueOf } from '../ledger/result';
import { run as inExcel } from '../workbook';
import { openHost, saveHost } from './book';
import type { ExitCode } from './result';
import { run } from './run';

const CHECK = z.object({
  asOf: z.string(),
  asOfFrom: z.string(),
  currency: z.string(),
  live: z.boolean(),
  formulas: z.string(),
  totals: z.object({
    customers: z.number(),
    documents: z.number(),
    voids: z.number(),
    balance: z.string().nullable(),
    writtenOff: z.string().nullable(),
  }),
  customers: z.array(
    z.object({
      id: z.string(),
      balance: z.string().nullable(),
      ageing: z.record(z.string(), z.string()).nullable(),
      exposure: z.string().nullable(),
      exposureParts: z.record(z.string(), z.string()).nullable(),
      disputed: z.string().nullable(),
      netExposure: z.string().nullable(),
      contingent: z.string().nullable(),
      writtenOff: z.string().nullable(),
      limitParts: z.object({
        group: z.string().nullable(),
        endsOn: z.string().nullable(),
        lowerings: z.array(z.object({ kind: z.string(), endsOn: z.string(), then: z.string() })),
      }),
      extended: z.array(
        z.object({
          number: z.string(),
          currency: z.string(),
          open: z.string(),
          original: z.string().nullable(),
          extended: z.string(),
          approvedBy: z.string(),
        }),
      ),
      undated: z.array(z.string()),
      behaviour: z.object({
        dbtSigned: z.number().nullable(),
        dbtFloored: z.number().nullable(),
        dbtLate: z.number().nullable(),
        onTimeShare: z.number().nullable(),
        otherCreditShare: z.number().nullable(),
        undatedShare: z.number().nullable(),
        disputedShare: z.number().nullable(),
        onTimeLeftOutShare: z.number().nullable(),
        dsoCountBack: z.number().nullable(),
      }),
      why: z.record(z.string(), z.string()),
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

/** Types over a cell of 导入问题 as a person would in Excel. */
async function mend(book: string, from: string, to: string): Promise<void> {
  const host = valueOf(await openHost(book, 'zh-CN'));
  await inExcel(async (context) => {
    const used = context.workbook.worksheets.getItem('导入问题').getUsedRange();
    used.load('values');
    await context.sync();
    const row = used.values.findIndex((cells) => cells.includes(from));
    used.getCell(row, used.values[row]?.indexOf(from) ?? -1).values = [[to]];
    await context.sync();
  });
  valueOf(await saveHost(host, book));
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

  it('says what exposure is made of, what a group leaves, and how customers pay', async () => {
    const { customers } = CHECK.parse(await ledgerJson('check', file('sample.xlsx')));
    for (const { exposure, exposureParts, behaviour, why } of customers) {
      const parts = Object.values(exposureParts ?? {}).map(Number);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(exposure), 6);
      for (const [figure, value] of Object.entries(behaviour)) {
        expect(value === null).toBe(why[figure] !== undefined);
      }
    }
    const used = (part: string): number =>
      customers.filter(({ exposureParts }) => Number(exposureParts?.[part]) > 0).length;
    for (const part of ['retention', 'notes', 'deliveries', 'orders']) expect(used(part)).toBeGreaterThan(0);
    expect(customers.some(({ limitParts }) => limitParts.group !== null)).toBe(true);
    expect(customers.some(({ behaviour }) => (behaviour.onTimeShare ?? 0) > 0.5)).toBe(true);
  });

  it('says what stands beside the figures: what was written off, put off, will end, or has no date', async () => {
    const { customers, totals } = CHECK.parse(await ledgerJson('check', file('sample.xlsx')));
    const sum = customers.reduce((all, { writtenOff }) => all + Number(writtenOff), 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeCloseTo(Number(totals.writtenOff), 6);
    const extended = customers.flatMap((customer) => customer.extended);
    expect(extended.length).toBeGreaterThan(0);
    for (const { original, extended: later } of extended) expect((original ?? '') < later).toBe(true);
    const lowerings = customers.flatMap(({ limitParts }) => limitParts.lowerings);
    expect(lowerings.length).toBeGreaterThan(0);
    expect(customers.some(({ undated }) => undated.includes('termText'))).toBe(true);
  });

  it('tells a person that a past day is looked at with what nobody dated', async () => {
    const past = await ledger('check', file('sample.xlsx'), '--as-of', '2026-06-30');
    expect(past.out).toContain('检查日期早于今天');
    const { out } = await ledger('check', file('sample.xlsx'));
    expect(out).not.toContain('检查日期早于今天');
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

  it('takes the sheets of the workbook itself with --here, once', async () => {
    const rows = [
      ['客户名称', '发票号', '开票日期', '开票金额'],
      ['甲公司', 'F1', '2026-01-05', 100],
      ['乙公司', 'F2', '2026-01-06', 20],
    ];
    writeFileSync(file('旧账.xlsx'), workbookBytes({ 客户: rows }));
    const report = z.object({
      sources: z.array(z.object({ file: z.string(), sheet: z.string(), here: z.boolean() })),
      ledger: z.object({ documents: z.number() }),
    });
    const words = ['import', '--here', '--into', file('旧账.xlsx'), '--out', file('新账.xlsx')];
    const first = report.parse(await ledgerJson(...words));
    expect(first.sources).toEqual([{ file: '旧账.xlsx', sheet: '客户', here: true }]);
    expect(first.ledger).toEqual({ documents: 2 });
    expect(CHECK.parse(await ledgerJson('check', file('新账.xlsx'))).totals.balance).toBe('120');
    words[3] = file('新账.xlsx');
    expect(report.parse(await ledgerJson(...words)).ledger).toEqual({ documents: 0 });
    expect(await ledger('import', '--here', '--out', file('x.xlsx'))).toMatchObject({ code: 2, out: '' });
    expect(await ledger('import', '--out', file('x.xlsx'))).toMatchObject({ code: 2, out: '' });
  });

  it('keeps a row nobody can read, takes it in once it was mended, and changes of an updated file where it is told', async () => {
    const HEADER = '客户名称,发票号,开票日期,开票金额';
    writeFileSync(
      file('坏.csv'),
      `${HEADER}\n甲公司,1,3/4/2026,100\n甲公司,2,13/4/2026,50\n乙公司,3,5/4/2026,二百\n`,
    );
    const into = ['--into', file('kept.xlsx'), '--out', file('kept.xlsx')];
    const tables = z.object({
      sources: z.array(
        z.object({
          tables: z.array(z.object({ first: z.string().optional(), changed: z.unknown().optional() })),
        }),
      ),
      reconciliation: z.array(z.object({ rejected: z.string(), difference: z.string() })),
    });
    const words = ['import', file('坏.csv'), '--out', file('kept.xlsx')];
    const first = tables.parse(await ledgerJson(...words));
    expect(first.sources[0]?.tables[0]?.first).toBe('invoice|甲公司||1');

    await mend(file('kept.xlsx'), '二百', '200');
    const retried = await ledgerJson('retry', file('kept.xlsx'), '--out', file('kept.xlsx'));
    expect(retried).toMatchObject({
      imported: 1,
      left: 0,
      reconciliation: [{ imported: '200', difference: '0' }],
    });
    expect(CHECK.parse(await ledgerJson('check', file('kept.xlsx'))).totals.balance).toBe('350');

    writeFileSync(file('新.csv'), `${HEADER}\n甲公司,1,3/4/2026,120\n甲公司,2,13/4/2026,50\n`);
    const left = tables.parse(await ledgerJson('import', file('新.csv'), ...into));
    expect(left.sources[0]?.tables[0]?.changed).toMatchObject([
      {
        sourceKey: 'invoice|甲公司||1',
        what: 'amount',
        before: '100',
        after: '120',
        cell: 'D2',
        taken: false,
      },
    ]);
    const { out } = await ledger('import', file('新.csv'), ...into, '--take', 'invoice|甲公司||1');
    expect(out).toContain('D2 与台账 往来!');
    expect(CHECK.parse(await ledgerJson('check', file('kept.xlsx'))).totals.balance).toBe('370');
    expect(await ledger('retry', file('kept.xlsx'))).toMatchObject({ code: 2, out: '' });
  });

  it('remembers what --map said of headers nobody else knows', async () => {
    const table = (number: string) => `往来户,单据号,发生日,金额,备用\n甲公司,${number},2026-01-05,100,60\n`;
    for (const number of ['1', '2', '3']) writeFileSync(file(`记${number}.csv`), table(number));
    writeFileSync(
      file('列.json'),
      JSON.stringify({ 往来户: 'customer.name', 发生日: 'document.date', 金额: 'invoice.amount', 备用: '' }),
    );
    const book = file('记忆.xlsx');
    const into = ['--into', book, '--out', book];
    const report = z.object({
      sources: z.array(
        z.object({
          tables: z.array(
            z.object({ mapping: z.array(z.object({ header: z.string(), reasons: z.array(z.string()) })) }),
          ),
        }),
      ),
      ledger: z.object({ documents: z.number() }),
      remembers: z.number().optional(),
    });
    const remembered = ({ sources }: z.infer<typeof report>) =>
      sources
        .flatMap(({ tables }) => tables.flatMap(({ mapping }) => mapping))
        .filter(({ reasons }) => reasons.includes('remembered'))
        .map(({ header }) => header);
    const first = report.parse(
      await ledgerJson('import', file('记1.csv'), '--map', file('列.json'), '--out', book),
    );
    expect([first.remembers, first.ledger, remembered(first)]).toEqual([4, { documents: 1 }, []]);
    const second = report.parse(await ledgerJson('import', file('记2.csv'), ...into));
    expect(second.ledger).toEqual({ documents: 1 });
    expect(remembered(second)).toEqual(expect.arrayContaining(['金额']));
    expect(CHECK.parse(await ledgerJson('check', book)).totals.balance).toBe('200');
    const without = await ledger('import', file('记3.csv'), '--out', file('x.xlsx'));
    expect(without.code).toBe(2);
    expect(without.out).toContain('不像客户、额度或往来清单');
  });

  it('asks who is who, merges what it is told, and takes it back with the import', async () => {
    writeFileSync(
      file('鑫达.csv'),
      '客户名称,发票号,开票日期,开票金额\n鑫达电子有限公司,1,2026/1/5,100\n新达电子有限公司,2,2026/1/6,20\n',
    );
    const report = z.object({
      ledger: z.object({ customers: z.number() }),
      customers: z
        .object({ suggestions: z.array(z.object({ reason: z.string(), score: z.number() })) })
        .optional(),
    });
    const words = ['import', file('鑫达.csv'), '--out', file('who.xlsx')];
    const asked = report.parse(await ledgerJson(...words));
    expect(asked.ledger.customers).toBe(2);
    expect(asked.customers?.suggestions).toEqual([{ reason: 'sound', score: 0.85 }]);
    expect((await ledger(...words)).out).toContain('鑫达电子有限公司 与 新达电子有限公司（同音字）');
    const one = report.parse(await ledgerJson(...words, '--same', '鑫达电子有限公司=新达电子有限公司'));
    expect(one).toMatchObject({ ledger: { customers: 1 } });
    expect(one.customers).toBeUndefined();
    const checked = CHECK.parse(await ledgerJson('check', file('who.xlsx')));
    expect(checked.customers.map(({ balance }) => balance)).toEqual(['120']);
    const journal = z.object({ list: z.array(z.object({ id: z.string(), command: z.string() })) });
    const { list } = journal.parse(await ledgerJson('journal', file('who.xlsx')));
    const entry = list.find(({ command }) => command === 'import')?.id ?? '';
    await ledgerJson('undo', file('who.xlsx'), '--entry', entry, '--out', file('unmerged.xlsx'));
    const parted = CHECK.parse(await ledgerJson('check', file('unmerged.xlsx')));
    expect(parted.customers).toEqual([]);
    await ledgerJson(...words);
    const same = z.object({
      suggestions: z.array(z.unknown()),
      written: z.array(z.object({ entry: z.string() })),
    });
    const looked = same.parse(await ledgerJson('customers', file('who.xlsx')));
    expect([looked.suggestions.length, looked.written.length]).toEqual([1, 0]);
    const told = ['customers', file('who.xlsx'), '--same', 'C0001=C0002'];
    const merged = same.parse(await ledgerJson(...told, '--out', file('one.xlsx')));
    expect([merged.suggestions.length, merged.written.length]).toEqual([0, 1]);
    const joined = CHECK.parse(await ledgerJson('check', file('one.xlsx')));
    expect(joined.customers.map(({ balance }) => balance)).toEqual(['120', '0']);
    expect(await ledger(...told)).toMatchObject({ code: 2, out: '' });
    const wrong = await ledger(...words, '--same', '鑫达电子有限公司');
    expect(wrong).toMatchObject({ code: 2, out: '' });
  });
});

describe('score, advise, decide and portfolio on the sample', () => {
  const SCORES = z.object({
    asOf: z.string(),
    asOfFrom: z.string(),
    card: z.object({ standard: z.number(), newCustomer: z.number() }),
    customers: z.array(
      z.object({
        id: z.string(),
        score: z.number().nullable(),
        coverage: z.number(),
        band: z.tuple([z.number(), z.number()]),
        grade: z.string().nullable(),
        gradeInForce: z.string().nullable(),
        knockOuts: z.array(z.string()),
        characteristics: z.array(
          z.object({ id: z.string(), points: z.number().nullable(), weight: z.number() }),
        ),
        costMost: z.array(z.string()),
        collectNext: z.array(z.string()),
      }),
    ),
    written: z.object({ cells: z.number(), rows: z.number(), entry: z.string().nullable() }).optional(),
  });
  const ADVICE = z.object({
    customers: z.array(
      z.object({
        id: z.string(),
        advice: z.string().nullable(),
        binding: z.string().nullable(),
        factor: z.number().nullable(),
        methods: z.array(
          z.object({
            id: z.string(),
            amount: z.string().nullable(),
            inputs: z.record(z.string(), z.string()),
            why: z.string().nullable(),
          }),
        ),
        sensitivity: z.array(z.object({ change: z.string(), amount: z.string() })),
      }),
    ),
  });
  const DECISION = z.object({
    decision: z.string(),
    added: z.string().nullable(),
    effective: z.string().nullable(),
    exposureAfter: z.string().nullable(),
    reasons: z.array(z.object({ rule: z.string(), severity: z.string() })),
    releasedBy: z.array(z.object({ how: z.string(), amount: z.string().nullable() })),
  });
  const AMOUNTS = z.record(z.string(), z.string().nullable());
  const PORTFOLIO = z.object({
    ageing: AMOUNTS,
    dso: z.object({
      simple: z.number(),
      countBack: z.number(),
      bestPossible: z.number(),
      add: z.number(),
    }),
    cei: z.number(),
    concentration: z.object({ top5: z.number(), hhi: z.number() }),
    trend: z.array(z.object({ day: z.string(), balance: z.string().nullable() })),
    forecast: z.array(z.object({ id: z.string(), known: z.boolean() })),
    provision: z.object({
      rates: z.array(z.number().nullable()),
      bases: z.array(z.string().nullable()),
      total: z.string().nullable(),
    }),
    classes: z.record(z.string(), z.object({ customers: z.number() })),
  });
  const scoresOf = async (...words: string[]) => SCORES.parse(await ledgerJson('score', ...words));

  it('scores every customer, with the points behind each score', async () => {
    const { customers } = await scoresOf(file('sample.xlsx'));
    expect(customers.length).toBeGreaterThanOrEqual(65);
    expect(new Set(customers.map(({ grade }) => grade)).size).toBeGreaterThan(4);
    for (const { score, coverage, band, characteristics } of customers) {
      const known = characteristics.filter(({ points }) => points !== null);
      if (score === null || coverage < 1) continue;
      const weights = known.reduce((sum, { weight }) => sum + weight, 0);
      const points = known.reduce((sum, each) => sum + each.weight * (each.points ?? 0), 0);
      expect(score).toBeCloseTo(points / weights, 6);
      expect(band).toEqual([score, score]);
    }
  });

  it('puts scores on record once, stamps the grade, and takes both back', async () => {
    const first = await scoresOf(file('sample.xlsx'), '--out', file('scored.xlsx'));
    expect(first.written?.entry).not.toBeNull();
    const again = await scoresOf(file('scored.xlsx'), '--out', file('scoredTwice.xlsx'));
    expect(again.written).toEqual({ cells: 0, rows: 0, entry: null });
    expect(again.customers).toEqual(first.customers);
    const checked = CHECK.parse(await ledgerJson('check', file('scored.xlsx'), '--as-of', first.asOf));
    expect(checked.findings.map(({ rule }) => rule)).not.toContain('score.stale');
    const entry = first.written?.entry ?? '';
    await ledgerJson('undo', file('scored.xlsx'), '--entry', entry, '--out', file('unscored.xlsx'));
    const redone = await scoresOf(file('unscored.xlsx'), '--out', file('rescored.xlsx'));
    expect(redone.written?.rows).toBe(first.written?.rows);
  });

  it('scores and advises one customer, by number or by name', async () => {
    const { customers } = await scoresOf(file('sample.xlsx'), '--customer', 'c001');
    expect(customers.map(({ id }) => id)).toEqual(['C001']);
    const advice = ADVICE.parse(await ledgerJson('advise', file('sample.xlsx'), '--customer', 'C001'));
    const [one] = advice.customers;
    expect(advice.customers).toHaveLength(1);
    expect(one?.methods.map(({ id }) => id)).toEqual([
      'need',
      'netWorth',
      'workingAssets',
      'historyPeak',
      'capacity',
      'appetite',
    ]);
    expect(Number(one?.advice) % 1000).toBe(0);
    expect(one?.sensitivity.map(({ change }) => change)).toContain('term +10 days');
  });

  it('advises everybody, and says why where it cannot', async () => {
    const { customers } = ADVICE.parse(await ledgerJson('advise', file('sample.xlsx')));
    for (const { advice, binding, methods } of customers) {
      expect(advice === null).toBe(binding === null);
      for (const { amount, why } of methods) expect(amount === null).toBe(why !== null);
    }
    expect(customers.some(({ advice }) => advice === null)).toBe(true);
  });

  it('lets a small shipment to a sound customer go, and holds one that is too much', async () => {
    const decide = async (...words: string[]) =>
      DECISION.parse(await ledgerJson('decide', file('sample.xlsx'), '--customer', 'C001', ...words));
    const small = await decide('--amount', '1000');
    expect(small).toMatchObject({ decision: 'pass', added: '1000', reasons: [], releasedBy: [] });
    const large = await decide('--amount', '100000000.50');
    expect(large.decision).toBe('hold');
    expect(large.reasons.map(({ rule }) => rule)).toContain('limit.over');
    expect(large.releasedBy.map(({ how }) => how)).toEqual(['payment', 'temporaryLimit']);
    const foreign = await decide('--amount', '1000', '--currency', 'usd');
    expect(foreign.added).toBe('7120');
    const unrated = await decide('--amount', '1000', '--currency', 'CHF');
    expect(unrated).toMatchObject({ decision: 'hold', added: null });
  });

  it('counts what an order already holds once', async () => {
    const ordering = CHECK.parse(await ledgerJson('check', file('sample.xlsx'))).findings.find(
      ({ rule }) => rule === 'delivery.unbilled',
    );
    const words = ['--customer', ordering?.customer ?? '', '--amount', '80000'];
    const decide = async (...more: string[]) =>
      DECISION.parse(await ledgerJson('decide', file('sample.xlsx'), ...words, ...more));
    expect((await decide('--order', 'DD-2603')).added).toBe('0');
    expect((await decide()).added).toBe('80000');
  });

  it('adds the portfolio up: buckets are what is receivable, provision has a rate for every band', async () => {
    const portfolio = PORTFOLIO.parse(await ledgerJson('portfolio', file('sample.xlsx')));
    const checked = CHECK.parse(await ledgerJson('check', file('sample.xlsx')));
    expect(portfolio.trend).toHaveLength(12);
    expect(portfolio.trend.at(-1)).toMatchObject({
      day: checked.asOf,
      balance: checked.totals.balance,
    });
    expect(portfolio.trend.every(({ balance }) => balance !== null)).toBe(true);
    expect(portfolio.dso.add).toBeCloseTo(portfolio.dso.simple - portfolio.dso.bestPossible, 6);
    expect(portfolio.provision.rates).toHaveLength(6);
    expect(portfolio.provision.bases).toHaveLength(6);
    expect(Number(portfolio.provision.total)).toBeGreaterThan(0);
    expect(Object.keys(portfolio.ageing)).toContain('noDueDate');
    expect(portfolio.classes['loss']?.customers).toBeGreaterThan(0);
  });

  it.each(['zh-CN', 'en-US'])('says the same to a person in %s', async (language) => {
    await ledgerJson('create', '--sample', '--lang', language, '--out', file('words.xlsx'));
    const said = async (...words: string[]): Promise<string> => {
      const { code, out } = await ledger(words[0] ?? '', file('words.xlsx'), ...words.slice(1));
      expect(code).toBe(0);
      expect(out).not.toMatch(/undefined|\[object|NaN|\{/);
      return out;
    };
    expect(await said('score', '--customer', 'C001')).toContain('C001');
    expect(await said('advise', '--customer', 'C001')).toContain('C001');
    expect((await said('portfolio')).split('\n').length).toBeGreaterThan(25);
    const held = await said('decide', '--customer', 'C001', '--amount', '100000000');
    expect(held).toContain(language === 'zh-CN' ? '暂停发货' : 'Hold the shipment');
    expect(await ledger('--help', '--lang', language)).toMatchObject({ code: 0 });
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
    ['no customer to decide about', ['decide', 'x.xlsx', '--amount', '5'], '--customer'],
    ['no amount to decide about', ['decide', 'x.xlsx', '--customer', 'C001'], '--amount'],
    ['an amount that is none', ['decide', 'x.xlsx', '--customer', 'C001', '--amount', '5,000'], '5,000'],
    ['an amount of nothing', ['decide', 'x.xlsx', '--customer', 'C001', '--amount', '0'], '0'],
    ['a negative amount', ['decide', 'x.xlsx', '--customer', 'C001', '--amount', '-5'], '-5'],
    ['a currency that is none', ['decide', 'x.xlsx', '--amount', '5', '--currency', 'RMB1'], 'RMB1'],
    ['an option of another command', ['portfolio', 'x.xlsx', '--customer', 'C001'], 'customer'],
  ])('says in one line what is wrong: %s', async (_, words, named) => {
    expect(await refused(...words)).toContain(named);
  });

  it('names customers that come near when there is no such one', async () => {
    const sample = file('sample.xlsx');
    for (const [command, ...more] of [['score'], ['advise'], ['decide', '--amount', '5']]) {
      const said = await refused(command ?? '', sample, '--customer', 'C0011', ...more);
      for (const named of ['C0011', 'C001 ', 'C011 ']) expect(said).toContain(named);
    }
    expect(await refused('score', sample, '--customer', 'Q')).toContain('Q');
  });

  it('names the file of a workbook that is none, and writes no output', async () => {
    writeFileSync(file('text.xlsx'), '客户,金额\n甲,1\n');
    expect(await refused('check', file('text.xlsx'), '--out', file('never.xlsx'))).toContain('text.xlsx');
    expect(await refused('import', file('text.xlsx'), '--out', file('never.xlsx'))).toContain('text.xlsx');
    expect(() => readFileSync(file('never.xlsx'))).toThrow();
  });
});
