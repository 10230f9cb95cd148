/** What an import was told, planned with the next time. */
import fc from 'fast-check';
import { ledgerOf, type Row } from '../../ledger/tablesForTests';
import type { Ledger } from '../../ledger/records';
import { openSheets, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import type { SheetKind } from '../report';
import type { SheetCorrection } from './corrections';

type Sheets = Readonly<Record<string, FixtureRows>>;

const FILE = '流水.xlsx';
const HEADER = ['客户', '日期', '金额'];
const ROWS = [HEADER, ['甲公司', '2026-01-05', 100], ['乙公司', '2026-01-06', 200]];

function said(
  fields: Readonly<Record<string, string>>,
  kind: SheetKind | null = null,
  sheet = '表1',
): SheetCorrection {
  return { file: FILE, sheet, kind, fields };
}

function planned(
  sheets: Sheets,
  corrections: readonly SheetCorrection[] = [],
  memory: readonly Row[] = [],
): ImportPlan {
  const existing = memory.length === 0 ? null : bookWith(memory);
  return planOf([openSheets(FILE, sheets)], { corrections, existing });
}

function bookWith(memory: readonly Row[]): Ledger {
  return ledgerOf({ memory });
}

/** The rows 导入记忆 has after the import. */
function rowsAfter({ told }: ImportPlan): Row[] {
  return told.map(({ file, sheet, signature, header, from, to }, index) => {
    const rowId = `M${index + 1}`;
    return {
      rowId,
      rememberedAt: '2026-06-30',
      file,
      sheet,
      state: '使用',
      header,
      from: from ?? '',
      to,
      signature,
    };
  });
}

function columnOf({ report }: ImportPlan, header: string, sheet = '表1') {
  const columns = report.sources
    .filter((source) => source.sheet === sheet)
    .flatMap(({ tables }) => tables.flatMap(({ mapping }) => mapping));
  return columns.find((column) => column.header === header);
}

describe('a header among other neighbours', () => {
  const memory = rowsAfter(planned({ 表1: ROWS }, [said({ 金额: 'receipt.amount' })]));

  it('is offered what was said of it, first of all answers', () => {
    const [header, ...rows] = [...ROWS];
    const wider = [[...(header ?? []), '摘要'], ...rows.map((row) => [...row, '货款'])];
    const column = columnOf(planned({ 表1: wider }, [], memory), '金额');
    expect(column?.question?.slice(0, 2)).toEqual(['receipt.amount', 'invoice.amount']);
    expect(column?.reasons).toContain('remembered.elsewhere');
    expect(column?.remembered).toMatchObject({ key: 'M1', to: 'receipt.amount' });
    const numbered = [
      ['客户', '日期', '发票号', '金额'],
      ['甲公司', '2026-01-05', 'F1', 100],
      ['乙公司', '2026-01-06', 'F2', 200],
    ];
    expect(columnOf(planned({ 表1: numbered }, [], memory), '金额')).toMatchObject({
      field: 'invoice.amount',
      question: ['receipt.amount', 'invoice.amount'],
    });
  });

  it('is not asked about where it is read so anyway, or its rows prove or hold something else', () => {
    const receipts = [
      [...HEADER, '收款方式'],
      ['甲公司', '2026-01-05', 100, '电汇'],
      ['乙公司', '2026-01-06', 9, '现金'],
    ];
    const agreeing = columnOf(planned({ 回款: receipts }, [], memory), '金额', '回款');
    expect([agreeing?.field, agreeing?.remembered]).toEqual(['receipt.amount', undefined]);
    const texts = [
      [...HEADER, '摘要'],
      ['甲公司', '2026-01-05', '一百', ''],
      ['乙公司', '2026-01-06', '未定', ''],
    ];
    expect(columnOf(planned({ 表1: texts }, [], memory), '金额')?.remembered).toBeUndefined();
    const taxed = [
      ['客户', '日期', '不含税金额', '税额', '金额'],
      ['甲公司', '2026-01-05', 100, 13, 113],
      ['乙公司', '2026-01-06', 200, 26, 226],
    ];
    expect(columnOf(planned({ 表1: taxed }, [], memory), '金额')?.question).toBeUndefined();
  });
});

describe('the same headers', () => {
  it('are asked about where the rows of now contradict what was said', () => {
    const header = ['客户', '日期', '期初余额', '开票金额', '回款金额', '余额'];
    const one = [header, ['甲公司', '2026-01-05', 10, 20, 5, 7]];
    const memory = rowsAfter(planned({ 表1: one }, [said({ 余额: 'row.note' })]));
    const closing = [
      header,
      ['甲公司', '2026-02-05', 10, 20, 5, 25],
      ['乙公司', '2026-02-05', 30, 40, 20, 50],
    ];
    expect(columnOf(planned({ 表1: closing }, [], memory), '余额')).toMatchObject({
      question: ['row.note', 'balance.amount'],
      reasons: expect.arrayContaining(['remembered', 'arithmetic.contradicts']) as unknown,
    });
    expect(columnOf(planned({ 表1: one }, [], memory), '余额')?.question).toBeUndefined();
    const amounts = rowsAfter(planned({ 表1: ROWS }, [said({ 金额: 'receipt.amount' })]));
    const texts = [HEADER, ['甲公司', '2026-01-05', '一百'], ['乙公司', '2026-01-06', '未定']];
    expect(columnOf(planned({ 表1: texts }, [], amounts), '金额')).toMatchObject({
      question: ['receipt.amount'],
      reasons: ['remembered', 'values.contradict'],
    });
  });

  it('are told apart by their sheet where one of several was corrected alone', () => {
    const two = { 一: ROWS, 二: ROWS };
    const memory = rowsAfter(planned(two, [said({ 金额: 'receipt.amount' }, null, '二')]));
    const again = planned(two, [], memory);
    expect(columnOf(again, '金额', '一')?.reasons).not.toContain('remembered');
    expect(columnOf(again, '金额', '二')?.reasons).toEqual(['remembered']);
    const both = ['一', '二'].map((sheet) => said({ 金额: 'receipt.amount' }, null, sheet));
    const plan = planned(two, both);
    expect(plan.told).toHaveLength(1);
    expect(columnOf(planned({ 三: ROWS }, [], rowsAfter(plan)), '金额', '三')?.reasons).toEqual([
      'remembered',
    ]);
  });

  it('are left out on sheets of the name alone, so that no list goes that nobody spoke of', () => {
    const memory = rowsAfter(planned({ 表1: ROWS }, [said({}, 'none')]));
    const { report } = planned({ 表1: ROWS, 表2: ROWS }, [], memory);
    expect(report.sources).toMatchObject([
      { sheet: '表1', refused: { why: 'left.out' }, remembered: [{ from: 'invoices', to: 'none' }] },
      { sheet: '表2', refused: null },
    ]);
  });

  it('are found again where nothing but what was said of them made them a header', () => {
    const strange = [
      ['甲', '乙', '丙'],
      ['甲公司', '2026-01-05', 100],
      ['乙公司', '2026-01-06', 200],
    ];
    const fields = { 甲: 'customer.name', 乙: 'document.date', 丙: 'receipt.amount' };
    expect(planned({ 表1: strange }).report.sources[0]?.refused?.why).toBe('not.a.ledger');
    const again = planned({ 表1: strange }, [], rowsAfter(planned({ 表1: strange }, [said(fields)])));
    expect(columnOf(again, '丙')).toMatchObject({ field: 'receipt.amount', remembered: { from: null } });
    expect(again.documents).toHaveLength(2);
  });

  it('follow what somebody typed into the memory, and nothing that no column can be', () => {
    const [row] = rowsAfter(planned({ 表1: ROWS }, [said({ 金额: 'receipt.amount' })]));
    const withTo = (to: string) => [{ ...row, rowId: '', to }];
    const column = (to: string) => columnOf(planned({ 表1: ROWS }, [], withTo(to)), '金额');
    expect(column('creditNote.amount')).toMatchObject({
      field: 'creditNote.amount',
      remembered: { key: '#1' },
    });
    expect(column('回款')?.remembered).toBeUndefined();
  });
});

const FIELDS = ['invoice.amount', 'receipt.amount', 'creditNote.amount', 'row.note', ''];

it('Remembered, what was said gives the corrected plan again; forgotten, the plan of before', () => {
  const lines = [
    [...HEADER, '备注'],
    ['甲公司', '2026-01-05', 100, '张三'],
    ['乙公司', '2026-01-06', 200, '李四'],
  ];
  const shown = ({ report }: ImportPlan) =>
    report.sources.map(({ refused, tables }) => [
      refused?.why,
      ...tables.map(({ mapping, listed, rows }) => [listed, rows, mapping.map(({ field }) => field)]),
    ]);
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('金额', '备注'), fc.constantFrom(...FIELDS, 'customer.salesperson')),
      fc.constantFrom<SheetKind | null>(null, 'invoices', 'receipts', 'none'),
      (fields, kind) => {
        const corrections = [said(fields, kind)];
        const corrected = planned({ 表1: lines }, corrections);
        const memory = rowsAfter(corrected);
        const again = planned({ 表1: lines }, [], memory);
        expect(shown(again)).toEqual(shown(corrected));
        expect(planned({ 表1: lines }, corrections, memory).told).toEqual([]);
        const forgotten = memory.map((row) => ({ ...row, state: '已忘记' }));
        expect(planned({ 表1: lines }, [], forgotten).report.sources).toEqual(
          planned({ 表1: lines }).report.sources,
        );
      },
    ),
    { numRuns: 40 },
  );
});
