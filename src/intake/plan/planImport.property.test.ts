import fc from 'fast-check';
import { ledgerOf } from '../../ledger/tablesForTests';
import { openRows, openSheets, planOf, type FixtureCell } from '../fixtures';
import type { ImportPlan } from './plan';

const HEAD = ['客户名称', '发票号码', '开票日期', '到期日', '金额', '状态'];

interface Line {
  readonly cells: readonly FixtureCell[];
  readonly fate: 'imported' | 'skipped' | 'rejected';
  /** Hundredths of what the amount cell says, 0 where it says nothing readable. */
  readonly cents: number;
  /** A total repeats money and is on neither side. */
  readonly counts: boolean;
}

const AMOUNT_FORMS: readonly ((cents: number) => FixtureCell)[] = [
  (cents) => cents / 100,
  (cents) => (cents / 100).toFixed(2),
  (cents) => `￥${(cents / 100).toFixed(2)}`,
  (cents) =>
    cents < 0
      ? `(${(-cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })})`
      : `${(cents / 100).toFixed(2)}元`,
];
const DATE_FORMS: readonly ((month: number, day: number) => FixtureCell)[] = [
  (month, day) => `2026-${month}-${day}`,
  (month, day) => `2026年${month}月${day}日`,
  (month, day) => `2026${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`,
];

const cents = fc.integer({ min: -9_999_999, max: 99_999_999 });
const base = fc.record({
  customer: fc.integer({ min: 1, max: 8 }),
  number: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  cents,
  amountForm: fc.constantFrom(...AMOUNT_FORMS),
  dateForm: fc.constantFrom(...DATE_FORMS),
});
type Dirt =
  | 'none'
  | 'void'
  | 'badAmount'
  | 'noAmount'
  | 'badDate'
  | 'badDue'
  | 'noCustomer'
  | 'total'
  | 'blank'
  | 'header'
  | 'remark';
const dirt = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Dirt>('none') },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Dirt>(
      'void',
      'badAmount',
      'noAmount',
      'badDate',
      'badDue',
      'noCustomer',
      'total',
      'blank',
      'header',
      'remark',
    ),
  },
);

const line: fc.Arbitrary<Line> = fc.tuple(base, dirt).map(([row, spoilt]) => {
  const date = row.dateForm(row.month, row.day);
  const amount = row.amountForm(row.cents);
  const name = `客户${row.customer}`;
  const number = row.number === null ? '' : `FP${row.number}`;
  const whole: FixtureCell[] = [name, number, date, '', amount, '正常'];
  const made = (
    cells: readonly FixtureCell[],
    fate: Line['fate'],
    counted = true,
    said = row.cents,
  ): Line => ({ cells, fate, cents: counted ? said : 0, counts: counted });
  const changed = (column: number, value: FixtureCell): FixtureCell[] =>
    whole.map((cell, index) => (index === column ? value : cell));
  switch (spoilt) {
    case 'none':
      return made(whole, 'imported');
    case 'void':
      return made(changed(5, '作 废'), 'skipped');
    case 'badAmount':
      return made(changed(4, '待定'), 'rejected', true, 0);
    case 'noAmount':
      return made(changed(4, ''), 'rejected', true, 0);
    case 'badDate':
      return made(changed(2, '2026-02-30'), 'rejected');
    case 'badDue':
      return made(changed(3, '月底'), 'rejected');
    case 'noCustomer':
      return made(
        changed(0, '').map((cell, index) => (index === 1 ? 'FP1' : cell)),
        'rejected',
      );
    case 'total':
      return made(['本页小计', '', '', '', amount, ''], 'skipped', false);
    case 'blank':
      return made(['', '', '', '', '', ''], 'skipped', false);
    case 'header':
      return made(HEAD, 'skipped', false);
    case 'remark':
      return made(['备注：以上已核对', '', '', '', '', ''], 'skipped', false);
  }
});

/**
 * Two rows of one customer ahead, so that the list is none in groups, where a blank customer is that of the row above; and a last
 * row with content, so that trailing blank rows are part of the sheet.
 */
const lines = fc
  .array(line, { minLength: 1, maxLength: 40 })
  .map((all) => [sound('FP97'), sound('FP98'), ...all, sound('FP99')]);

function sound(number: string): Line {
  return { cells: ['客户9', number, '2026-1-1', '', 1, ''], fate: 'imported', cents: 100, counts: true };
}

function sumOf(all: readonly Line[], fate?: Line['fate']): string {
  const total = all
    .filter((one) => one.counts && (fate === undefined || one.fate === fate))
    .reduce((sum, one) => sum + one.cents, 0);
  return (total / 100).toFixed(2);
}

function checkProof(plan: ImportPlan, all: readonly Line[]): void {
  const [proof] = plan.report.reconciliation;
  expect(proof?.measure).toBe('invoice.amount');
  expect(proof?.difference.toString()).toBe('0');
  expect(proof?.source.toFixed(2)).toBe(sumOf(all));
  expect(proof?.imported.toFixed(2)).toBe(sumOf(all, 'imported'));
  expect(proof?.skipped.toFixed(2)).toBe(sumOf(all, 'skipped'));
  expect(proof?.rejected.toFixed(2)).toBe(sumOf(all, 'rejected'));
}

function checkRows(plan: ImportPlan, all: readonly Line[]): void {
  const table = plan.report.sources[0]?.tables[0];
  const count = (fate: Line['fate']): number => all.filter((one) => one.fate === fate).length;
  expect(table?.rows).toEqual({
    data: all.length,
    imported: count('imported'),
    skipped: count('skipped'),
    rejected: count('rejected'),
  });
  const named = plan.documents.flatMap(
    ({ source }) => String(source).split(' › ')[2]?.split(', ').map(Number) ?? [],
  );
  const rejected = new Set(table?.rejected.map(({ cell }) => Number(/\d+$/.exec(cell)?.[0])));
  const everywhere = [...named, ...rejected, ...(table?.skipped.map(({ row }) => row) ?? [])].sort(
    (a, b) => a - b,
  );
  expect(everywhere).toEqual(all.map((_, index) => index + 2));
}

describe('an import of any sheet, however dirty', () => {
  it('closes its proof and loses no row', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const plan = planOf([openRows('应收.csv', [HEAD, ...all.map(({ cells }) => cells)])]);
        checkProof(plan, all);
        checkRows(plan, all);
      }),
      { numRuns: 150 },
    );
  });

  it('says the same of a workbook as of the text with the same cells', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const rows = [HEAD, ...all.map(({ cells }) => cells)];
        const fromBook = planOf([openSheets('应收.xlsx', { 应收: rows })]);
        checkProof(fromBook, all);
        checkRows(fromBook, all);
      }),
      { numRuns: 30 },
    );
  });

  it('adds nothing to a ledger that has it, and only what is new to one that has a part', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (all, at) => {
        const rows = all.map(({ cells }) => cells);
        const part = planOf([
          openRows('应收.csv', [HEAD, ...rows.slice(0, at % all.length), ...rows.slice(-1)]),
        ]);
        const existing = ledgerOf({ customers: part.customers, documents: part.documents });
        const again = planOf(
          [openRows('应收.csv', [HEAD, ...rows.slice(0, at % all.length), ...rows.slice(-1)])],
          { existing },
        );
        expect([again.report.ledger, again.report.reconciliation[0]?.difference.toString()]).toEqual([
          { customers: 0, limits: 0, documents: 0 },
          '0',
        ]);
        const whole = planOf([openRows('应收.csv', [HEAD, ...rows])]);
        const known = ledgerOf({ customers: whole.customers, documents: whole.documents });
        const repeated = planOf([openRows('应收.csv', [HEAD, ...rows])], { existing: known });
        expect([repeated.documents, repeated.customers]).toEqual([[], []]);
        expect(repeated.report.reconciliation.map(({ difference }) => difference.toString())).toEqual(['0']);
      }),
      { numRuns: 60 },
    );
  });
});
