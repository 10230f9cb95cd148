import { dayOf, serialOf } from '../../ledger/day';
import {
  csvText,
  dateCell,
  openRows,
  openSheets,
  planOf,
  textFile,
  valueOf,
  type FixtureRows,
} from '../fixtures';
import { openSource } from '../source/open';
import { planImport } from './planImport';
import type { ImportPlan } from './plan';
import type { TableReport } from '../report';

function serial(year: number, month: number, day: number): number {
  return serialOf(dayOf(year, month, day));
}

function tableOf(plan: ImportPlan, sheet = 0): TableReport {
  const table = plan.report.sources[sheet]?.tables[0];
  if (table === undefined) throw new Error(JSON.stringify(plan.report.sources[sheet]));
  return table;
}

function rejectedIn(plan: ImportPlan, sheet = 0): string[] {
  return tableOf(plan, sheet).rejected.map(({ cell, value, why }) => `${cell} ${value} ${why}`);
}

/** measure: source = imported + skipped + rejected, and what is left. */
function proofOf(plan: ImportPlan): Record<string, string> {
  return Object.fromEntries(
    plan.report.reconciliation.map(({ measure, source, imported, skipped, rejected, difference }) => [
      measure,
      `${source.toFixed()} = ${imported.toFixed()} + ${skipped.toFixed()} + ${rejected.toFixed()}, ${difference.toFixed()}`,
    ]),
  );
}

function only(rows: FixtureRows, file = '应收.csv'): ImportPlan {
  return planOf([openRows(file, rows)]);
}

const INVOICE_HEAD = ['客户名称', '发票号码', '开票日期', '到期日', '金额'];

describe('a workbook of customers with limits, invoices and receipts', () => {
  const book = openSheets('台账.xlsx', {
    客户: [
      ['客户档案'],
      ['客户编号', '客户名称', '授信额度（万元）', '授信到期日', '账期', '业务员', '税号'],
      ['001', '甲公司', 50, dateCell(serial(2026, 12, 31)), 30, '张三', '91310000XXXXXXXX1A'],
      ['002', '乙公司', '不限额', null, '月结30天', '李四', null],
      ['003', '丙公司', null, null, null, '李四', null],
      ['004', '丁公司', 0, null, null, '李四', null],
    ],
    发票: [
      INVOICE_HEAD,
      ['甲公司', 'FP1', dateCell(serial(2026, 1, 1)), dateCell(serial(2026, 1, 31)), 100],
      ['乙 公司', 'FP2', dateCell(serial(2026, 1, 29)), null, '￥200.00'],
      ['甲公司', 'FP3', dateCell(serial(2026, 2, 1)), null, -30],
      ['合计', null, null, null, 270],
    ],
    回款: [
      ['客户名称', '回款日期', '回款金额', '核销发票', '备注'],
      ['甲公司', '2026-02-10', 60, 'FP1', '电汇'],
      ['乙公司', '2026-02-11', -5, null, null],
    ],
  });
  const plan = planOf([book]);

  it('becomes rows of the ledger in its language', () => {
    expect(plan.customers.map(({ id, name, termText }) => [id, name, termText])).toEqual([
      ['001', '甲公司', '30'],
      ['002', '乙公司', '月结30天'],
      ['003', '丙公司', undefined],
      ['004', '丁公司', undefined],
    ]);
    expect(
      plan.limits.map(({ customerId, kind, amount, unlimited, to }) => [
        customerId,
        kind,
        amount,
        unlimited,
        to,
      ]),
    ).toEqual([
      ['001', '基础额度', 500_000, undefined, serial(2026, 12, 31)],
      ['002', '基础额度', undefined, '是', undefined],
      ['004', '基础额度', 0, undefined, undefined],
    ]);
    expect(
      plan.documents.map(({ customerId, kind, number, amount, settles, due }) => [
        customerId,
        kind,
        number,
        amount,
        settles,
        due,
      ]),
    ).toEqual([
      ['001', '发票', 'FP1', 100, undefined, serial(2026, 1, 31)],
      ['002', '发票', 'FP2', 200, undefined, undefined],
      ['001', '红字', 'FP3', 30, undefined, undefined],
      ['001', '回款', undefined, 60, 'FP1', undefined],
      ['002', '退款', undefined, 5, undefined, undefined],
    ]);
    expect(plan.documents[0]?.['source']).toBe('台账.xlsx › 发票 › 2');
    expect(planOf([book], { language: 'en-US' }).documents[0]?.['kind']).toBe('Invoice');
  });

  it('is proven, with the total its sheet prints', () => {
    expect(proofOf(plan)).toEqual({
      'invoice.amount': '270 = 270 + 0 + 0, 0',
      'receipt.amount': '55 = 55 + 0 + 0, 0',
      'limit.amount': '500000 = 500000 + 0 + 0, 0',
    });
    expect(plan.report.reconciliation[0]?.printedTotal?.toString()).toBe('270');
    expect(plan.report.ledger).toEqual({ customers: 4, limits: 3, documents: 5 });
    expect(plan.report.currency).toBe('CNY');
    expect(plan.report.sources.map(({ tables }) => tables[0]?.kind)).toEqual([
      'customers',
      'documents',
      'documents',
    ]);
    expect(tableOf(plan, 0)).toMatchObject({
      range: 'A2:G6',
      rows: { data: 4, imported: 4, skipped: 0, rejected: 0 },
    });
    expect(tableOf(plan, 1)).toMatchObject({ skipped: [{ row: 5, why: 'total' }] });
  });

  it('adds nothing when its rows are in the ledger already', () => {
    const twice = planOf([book, book]);
    expect(twice.report.ledger).toEqual(plan.report.ledger);
    expect(tableOf(twice, 4).rows).toEqual({ data: 4, imported: 0, skipped: 4, rejected: 0 });
    expect(tableOf(twice, 4).skipped.map(({ why }) => why)).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'total',
    ]);
    expect(proofOf(twice)['invoice.amount']).toBe('540 = 270 + 270 + 0, 0');
  });

  it('reads only the sheets asked for', () => {
    const some = planOf([book], { sheets: ['发票'] });
    expect(some.report.sources.map(({ sheet }) => sheet)).toEqual(['发票']);
    const missing = planImport([book], { existing: null, map: {}, sheets: ['没有'], language: 'zh-CN' });
    expect(missing).toEqual({ ok: false, problem: { code: 'import.sheetNotFound', sheet: '没有' } });
  });
});

describe('one row with an invoice and its settlement', () => {
  const HEAD = ['customerID', 'invoiceNumber', 'InvoiceDate', 'DueDate', 'InvoiceAmount', 'SettledDate'];

  it('is an invoice and a receipt that names it; without a settled date it is open', () => {
    const plan = only([
      HEAD,
      ['0379-NEVHP', '611365', '1/2/2013', '2/1/2013', '55.94', '1/15/2013'],
      ['0379-NEVHP', '611366', '1/26/2013', '2/25/2013', '61.74', ''],
    ]);
    expect(
      plan.documents.map(({ kind, number, date, amount, settles }) => [kind, number, date, amount, settles]),
    ).toEqual([
      ['发票', '611365', serial(2013, 1, 2), 55.94, undefined],
      ['回款', undefined, serial(2013, 1, 15), 55.94, '611365'],
      ['发票', '611366', serial(2013, 1, 26), 61.74, undefined],
    ]);
    expect(proofOf(plan)).toEqual({
      'invoice.amount': '117.68 = 117.68 + 0 + 0, 0',
      'receipt.amount': '55.94 = 55.94 + 0 + 0, 0',
    });
    expect(tableOf(plan).dateFormats).toEqual({
      'document.date': 'M/D/YYYY',
      'document.due': 'M/D/YYYY',
      'receipt.date': 'M/D/YYYY',
    });
    expect(plan.customers.map(({ id, name }) => [id, name])).toEqual([['0379-NEVHP', '0379-NEVHP']]);
  });

  it('takes the amount received where a column says it, and nets it when nobody wrote down the day', () => {
    const plan = only([
      ['客户名称', '发票号', '开票日期', '开票金额', '已回款', '回款日期', '余额'],
      ['甲公司', 'A', '2026-01-05', '100', '40', '2026-02-01', '60'],
      ['甲公司', 'B', '2026-01-06', '100', '30', '', '70'],
      ['甲公司', 'C', '2026-01-07', '100', '', '', '100'],
    ]);
    expect(
      plan.documents.map(({ kind, number, amount, settles }) => [kind, number ?? settles, amount]),
    ).toEqual([
      ['发票', 'A', 100],
      ['回款', 'A', 40],
      ['发票', 'B', 70],
      ['发票', 'C', 100],
    ]);
    expect(proofOf(plan)).toEqual({
      'invoice.amount': '270 = 270 + 0 + 0, 0',
      'receipt.amount': '40 = 40 + 0 + 0, 0',
    });
  });

  it('takes debits and credits of a running list each for itself', () => {
    const plan = only([
      ['日期', '客户', '单据号', '借方', '贷方'],
      ['2026-01-05', '甲公司', 'A', '100', ''],
      ['2026-01-09', '甲公司', 'B', '', '70'],
    ]);
    expect(plan.documents.map(({ kind, number, amount }) => [kind, number, amount])).toEqual([
      ['发票', 'A', 100],
      ['回款', 'B', 70],
    ]);
  });
});

describe('what a row may be besides data', () => {
  it('is counted and left out: voids, totals, repeated headers, remarks and blanks', () => {
    const plan = only([
      [...INVOICE_HEAD, '状态'],
      ['甲公司', 'A', '2026-01-05', '', '100', '正常'],
      ['甲公司', 'B', '2026-01-06', '', '70', '作 废'],
      ['甲公司小计', '', '', '', '170', ''],
      [...INVOICE_HEAD, '状态'],
      [],
      ['乙公司', 'C', '2026-01-07', '', '5', ''],
      ['总  计：', '', '', '', '175', ''],
      ['制表人：王五', '', '', '', '', ''],
      ['以上数据截至月末', '', '', '', '', ''],
    ]);
    const table = tableOf(plan);
    expect(table.rows).toEqual({ data: 9, imported: 2, skipped: 7, rejected: 0 });
    expect(table.skipped).toEqual([
      { row: 3, why: 'void' },
      { row: 4, why: 'total' },
      { row: 5, why: 'repeatedHeader' },
      { row: 6, why: 'blank' },
      { row: 8, why: 'total' },
      { row: 9, why: 'remark' },
      { row: 10, why: 'remark' },
    ]);
    expect(proofOf(plan)).toEqual({ 'invoice.amount': '175 = 105 + 70 + 0, 0' });
    expect(plan.report.reconciliation[0]?.printedTotal?.toString()).toBe('175');
  });

  describe('a printed total is held against its own rows', () => {
    const head = ['客户名称', '发票号码', '开票日期', '开票金额', '回款金额', '回款日期', '状态'];
    const rows = (total: readonly (string | number)[], ...more: (readonly (string | number)[])[]) => [
      head,
      ['甲公司', 'A', '2026-01-05', 100, 60, '2026-02-01', ''],
      ['甲公司', 'B', '2026-01-06', 50, 20, '', ''],
      ['乙公司', 'C', '2026-01-07', 70, '', '', '作废'],
      ...more,
      ['合计', '', '', ...total, '', ''],
    ];
    const printed = (...source: Parameters<typeof rows>): readonly string[] =>
      only(rows(...source)).report.reconciliation.map(
        ({ measure, source: own, printedTotal, printedDifference }) =>
          `${measure} ${own.toFixed()} ${printedTotal?.toFixed() ?? '-'} ${printedDifference?.toFixed() ?? '-'}`,
      );

    it('with receipts that lower the invoice of their row, and others', () => {
      expect(printed([220, 80])).toEqual(['invoice.amount 200 200 -', 'receipt.amount 60 60 -']);
      expect(printed([220, 81])).toEqual(['invoice.amount 200 200 -', 'receipt.amount 60 61 1']);
    });

    it('with its void rows or without them, and with nothing else', () => {
      expect(printed([150, 80])).toEqual(['invoice.amount 200 130 -', 'receipt.amount 60 60 -']);
      expect(printed([151, 80])).toEqual(['invoice.amount 200 131 -69', 'receipt.amount 60 60 -']);
    });

    it('with receipts that all lower their invoice', () => {
      const all = [head.slice(0, 5), ['甲公司', 'A', '2026-01-05', 100, 60], ['合计', '', '', 100, 61]];
      const [line] = only(all).report.reconciliation;
      expect([line?.source, line?.printedTotal, line?.printedDifference].map(String)).toEqual([
        '40',
        '39',
        '-1',
      ]);
    });
  });

  describe('totals of lists below one another, without one over all', () => {
    const list = (customer: string, amounts: readonly number[], total: number) => [
      ['客户名称', '发票号码', '开票日期', '开票金额'],
      ...amounts.map((amount, index) => [customer, `${customer}${index}`, '2026-01-05', amount]),
      ['合计', '', '', total],
    ];
    const printed = (...rows: Parameters<typeof only>[0]): readonly string[] =>
      only(rows).report.reconciliation.map(
        ({ source, printedTotal, printedDifference }) =>
          `${source.toFixed()} ${printedTotal?.toFixed() ?? '-'} ${printedDifference?.toFixed() ?? '-'}`,
      );

    it('are held against the rows together', () => {
      expect(printed(...list('甲公司', [5, 7], 12), ...list('乙公司', [8], 8))).toEqual(['20 20 -']);
    });

    it('are not where one of them, or a row without one, does not add up', () => {
      expect(printed(...list('甲公司', [5, 7], 13), ...list('乙公司', [8], 8))).toEqual(['20 8 -12']);
      const open = [...list('甲公司', [5, 7], 12), ...list('乙公司', [8], 8), ['丙', 'C', '2026-01-05', 1]];
      expect(printed(...open)).toEqual(['21 8 -13']);
    });
  });

  it('does not take a customer for a total because of its name', () => {
    const plan = only([
      INVOICE_HEAD,
      ['Total', 'A', '2026-01-05', '', '100'],
      ['百合计量有限公司', 'B', '2026-01-05', '', '1'],
    ]);
    expect(plan.documents.length).toBe(2);
  });
});

describe('bad input', () => {
  it('is rejected row by row, each with its cell and its value, and the proof holds it', () => {
    const plan = only([
      INVOICE_HEAD,
      ['甲公司', 'A', '2026-01-05', '2026-02-30', '100'],
      ['甲公司', 'B', '2026-13-05', '', '20'],
      ['甲公司', 'C', '', '', '3'],
      ['', 'D', '2026-01-05', '', '4'],
      ['甲公司', 'E', '2026-01-05', '', 'abc'],
      ['甲公司', 'F', '2026-01-05', '', ''],
      ['甲公司', 'G', '2026-01-05', '', '1234567890123456.78'],
      ['甲公司', 'H', '2026-01-05', '', '5000'],
    ]);
    expect(rejectedIn(plan)).toEqual([
      'D2 2026-02-30 date.unreadable',
      'C3 2026-13-05 date.unreadable',
      'C4  date.missing',
      'A5  customer.missing',
      'E6 abc amount.unreadable',
      'E7  amount.missing',
      'E8 1234567890123456.78 amount.tooManyDigits',
    ]);
    expect(tableOf(plan).rows).toEqual({ data: 8, imported: 1, skipped: 0, rejected: 7 });
    expect(proofOf(plan)).toEqual({
      'invoice.amount': '1234567890128583.78 = 5000 + 0 + 1234567890123583.78, 0',
    });
    expect(plan.customers.length).toBe(1);
  });

  it('names a customer number given twice', () => {
    const plan = only([
      ['客户编号', '客户名称', '授信额度'],
      ['K1', '甲公司', '100'],
      ['K1', '乙公司', '200'],
    ]);
    expect(rejectedIn(plan)).toEqual(['A3 K1 customer.duplicate']);
    expect(plan.customers.map(({ name }) => name)).toEqual(['甲公司']);
    expect(proofOf(plan)).toEqual({ 'limit.amount': '300 = 100 + 0 + 200, 0' });
  });

  it('names a limit without a customer, blank or unknown', () => {
    const plan = planOf([
      openSheets('a.xlsx', {
        客户: [
          ['客户编号', '客户名称', '业务员'],
          ['K1', '甲公司', '张三'],
        ],
        授信: [
          ['客户编号', '客户名称', '授信额度', '生效日期'],
          ['K1', '甲公司', 100, '2026-01-01'],
          ['K9', '己公司', 50, '2026-01-01'],
          [null, null, 7, '2026-01-01'],
        ],
      }),
    ]);
    expect(rejectedIn(plan, 1)).toEqual(['B3 己公司 limit.withoutCustomer', 'B4  limit.withoutCustomer']);
    expect(tableOf(plan, 1).kind).toBe('limits');
    expect(plan.customers.length).toBe(1);
    expect(proofOf(plan)).toEqual({ 'limit.amount': '157 = 100 + 0 + 57, 0' });
  });

  it('does not guess which of two customers of one name is meant', () => {
    const plan = planOf([
      openSheets('a.xlsx', {
        客户: [
          ['客户编号', '客户名称', '业务员'],
          ['K1', '甲公司', '张三'],
          ['K2', '甲公司', '李四'],
        ],
        发票: [INVOICE_HEAD, ['甲公司', 'A', '2026-01-05', null, 100]],
      }),
    ]);
    expect(rejectedIn(plan, 1)).toEqual(['A2 甲公司 customer.ambiguous']);
  });

  it('refuses an unreadable currency and kind', () => {
    const rows = [...'abcdefghi'].map((letter) => ['甲公司', letter, '2026-01-05', '1', '发票', 'CNY']);
    const plan = only([
      ['客户名称', '单据号', '单据日期', '金额', '单据类型', '币种'],
      ...rows,
      ['甲公司', 'x', '2026-01-05', '1', '什么', 'CNY'],
      ['甲公司', 'y', '2026-01-05', '1', '发票', '贝壳'],
    ]);
    expect(rejectedIn(plan)).toEqual(['E11 什么 kind.unreadable', 'F12 贝壳 currency.unreadable']);
  });
});

describe('limits without an end', () => {
  it.each(['长期', '长期有效', '永久', '无固定期限'])('%s is no date that cannot be read', (end) => {
    const rows: FixtureRows = [
      ['客户名称', '授信额度', '额度到期日'],
      ['甲公司', 50, end],
      ['乙公司', 60, '2026-12-31'],
    ];
    const plan = planOf([openSheets('授信.xlsx', { 授信: rows })]);
    expect(rejectedIn(plan)).toEqual([]);
    expect(plan.limits.map(({ amount, to }) => [amount, to])).toEqual([
      [50, undefined],
      [60, 46387],
    ]);
  });
});

describe('sheets that are no customer ledger', () => {
  const refusal = (rows: FixtureRows): string | undefined =>
    only(rows, 'a.csv').report.sources[0]?.refused?.why;

  it('are refused with a reason', () => {
    expect(
      refusal([
        ['供应商名称', '发票号码', '开票日期', '应付金额'],
        ['丙公司', 'A', '2026-01-05', '1'],
      ]),
    ).toBe('payables');
    expect(
      refusal([
        ['3、期初应付、税率均为数值'],
        ['名称*', '联系人', '期初应付', '备注'],
        ['丙公司', '张三', '1', ''],
      ]),
    ).toBe('payables');
    expect(
      refusal([
        ['供应商', '应付金额'],
        ['某某厂', 100],
      ]),
    ).toBe('payables');
    expect(
      refusal([
        ['编号', '名称', '单位', '单价（元）', '销售额'],
        ['m1', '面包', '包', '￥7.40', '￥2,257.00'],
      ]),
    ).toBe('not.a.ledger');
    expect(
      refusal([
        ['客户名称', '未到期', '1-30天', '31-60天', '61-90天'],
        ['甲公司', '1', '2', '3', '4'],
      ]),
    ).toBe('report');
    expect(
      refusal([
        ['生产日期', '制造编号', '产品名称'],
        ['2026-01-05', 'FK-001', '饮料'],
      ]),
    ).toBe('not.a.ledger');
    expect(
      refusal([
        ['客户名称', '发票号', '金额'],
        ['甲公司', 'A', '1'],
      ]),
    ).toBe('ambiguous');
    expect(refusal([INVOICE_HEAD])).toBe('empty');
  });

  it('are an ageing report only where what is owed in all is not said', () => {
    const rows: FixtureRows = [
      ['客户编码', '客户名称', '期末余额', '方向', '1年以内', '1-2年', '2-3年'],
      ['00123', '甲公司', '146000', '借', '100000', '46000', ''],
      ['00124', '乙公司', '20000', '贷', '20000', '', ''],
    ];
    const plan = planOf([openSheets('账龄.xlsx', { 账龄: rows })], { balanceDay: dayOf(2025, 12, 31) });
    expect(plan.report.sources[0]?.tables[0]?.kind).toBe('balances');
    expect(plan.documents.map((document) => document['amount'])).toEqual([146000, -20000]);
    const beside = { 账龄: rows, 发票: [INVOICE_HEAD, ['甲公司', 'A', '2026-01-05', null, 100]] };
    expect(planOf([openSheets('账龄.xlsx', beside)]).report.sources[0]?.refused?.why).toBe('report');
  });

  it('do not repeat as balances what documents say already', () => {
    const plan = planOf([
      openSheets('a.xlsx', {
        发票: [INVOICE_HEAD, ['甲公司', 'A', '2026-01-05', null, 100]],
        余额: [
          ['客户名称', '应收余额'],
          ['甲公司', 100],
        ],
      }),
    ]);
    expect(plan.report.sources[1]?.refused?.why).toBe('report');
    expect(plan.documents.length).toBe(1);
  });
});

describe('balances', () => {
  it('become openings of the day the sheet states', () => {
    const plan = only([
      ['截至2026年6月30日'],
      ['客户名称', '应收余额'],
      ['甲公司', '100'],
      ['乙公司', '-20'],
      ['丙公司', '0'],
    ]);
    expect(tableOf(plan).kind).toBe('balances');
    expect(plan.documents.map(({ kind, date, amount }) => [kind, date, amount])).toEqual([
      ['期初余额', serial(2026, 6, 30), 100],
      ['期初余额', serial(2026, 6, 30), -20],
    ]);
    expect(plan.customers.length).toBe(3);
    expect(proofOf(plan)).toEqual({ 'opening.amount': '80 = 80 + 0 + 0, 0' });
  });

  it('need a day from somewhere: the sheet, the caller, or they are rejected', () => {
    const source = openRows('客户.csv', [
      ['名称*', '手机号码', '期初应收', '纳税人识别号'],
      ['甲公司', '13000000000.0', '100', ''],
    ]);
    expect(rejectedIn(planOf([source]))).toEqual(['C2 100 date.missing']);
    const dated = planOf([source], { balanceDay: dayOf(2026, 1, 31) });
    expect(dated.documents.map(({ date, amount }) => [date, amount])).toEqual([[serial(2026, 1, 31), 100]]);
  });
});

describe('headers', () => {
  it('keep unit and currency, and a cell may have its own', () => {
    const plan = only([
      ['客户', '发票号', '开票日期', '应收余额（万元）'],
      ['甲公司', 'A', '2026-01-05', '1.5'],
      ['甲公司', 'B', '2026-01-05', '3万'],
    ]);
    expect(plan.documents.map(({ amount }) => amount)).toEqual([15_000, 30_000]);
    expect(tableOf(plan).unit).toBe(10_000);
    const dollars = only([
      ['cust_number', 'doc_id', 'posting_date', 'due_in_date', 'converted_usd'],
      ['0140105686', '1', '30-03-2020', '10-04-2020', '2309.795'],
    ]);
    expect(dollars.report.currency).toBe('USD');
    expect(dollars.documents[0]).toMatchObject({
      customerId: '0140105686',
      amount: 2309.795,
      currency: 'USD',
      due: serial(2020, 4, 10),
    });
  });

  it('take the currency row by row when a column gives it', () => {
    const plan = only([
      ['客户', '发票号', '开票日期', '金额', '币种'],
      ['甲', 'A', '2026-01-05', '1', '美元'],
      ['甲', 'B', '2026-01-05', '1', 'USD'],
      ['甲', 'C', '2026-01-05', '1', '人民币'],
    ]);
    expect(plan.documents.map(({ currency }) => currency)).toEqual(['USD', 'USD', 'CNY']);
    expect(plan.report.currency).toBe('USD');
  });

  it('that say too little are decided by the values below them', () => {
    const due = only([
      ['客户', '发票号', '开票日期', '金额', '账期'],
      ['甲', 'A', '2026-01-05', '1', '2026-02-04'],
    ]);
    expect(due.documents[0]?.['due']).toBe(serial(2026, 2, 4));
    const days = only([
      ['客户', '发票号', '开票日期', '金额', '账期'],
      ['甲', 'A', '2026-01-05', '1', '30天'],
    ]);
    expect(days.documents[0]?.['due']).toBe(serial(2026, 2, 4));
    const company = only([
      ['单位', '发票号', '开票日期', '金额'],
      ['甲有限公司', 'A', '2026-01-05', '1'],
    ]);
    expect(company.customers[0]?.['name']).toBe('甲有限公司');
    const code = only([
      ['客户编码', '客户地址', '客户名称', '发票号', '开票日期', '金额'],
      ['K1', '某路', '甲', 'A', '2026-01-05', '1'],
    ]);
    expect(tableOf(code).mapping.map(({ field }) => field)).toEqual([
      'customer.code',
      null,
      'customer.name',
      'document.number',
      'document.date',
      'invoice.amount',
    ]);
  });

  it('of an export with decimal commas, dotted dates and numbered customers are read as they are meant', () => {
    const text = csvText(
      [
        [
          'Customer',
          'Document Number',
          'Document Date',
          'Net due date',
          'Amount in local currency',
          'Local Currency',
        ],
        ['1000123', '1800000001', '31.01.2026', '02.03.2026', '1.234,50', 'EUR'],
        ['1000124', '1800000002', '05.02.2026', '07.03.2026', '-99,00', 'EUR'],
      ],
      ';',
    );
    const plan = planOf([valueOf(openSource(textFile('fbl5n.csv', text)))]);
    expect(
      plan.documents.map(({ customerId, kind, date, due, amount, currency }) => [
        customerId,
        kind,
        date,
        due,
        amount,
        currency,
      ]),
    ).toEqual([
      ['1000123', '发票', serial(2026, 1, 31), serial(2026, 3, 2), 1234.5, 'EUR'],
      ['1000124', '红字', serial(2026, 2, 5), serial(2026, 3, 7), 99, 'EUR'],
    ]);
    expect(tableOf(plan).dateFormats).toEqual({
      'document.date': 'DD.MM.YYYY',
      'document.due': 'DD.MM.YYYY',
    });
  });

  it('can be told by the user', () => {
    const source = openRows('a.csv', [
      ['谁', '票', '哪天', '多少'],
      ['甲', 'A', '2026-01-05', '1'],
    ]);
    expect(planOf([source]).report.sources[0]?.refused?.why).toBe('not.a.ledger');
    const map = { 谁: 'customer.name', 票: 'document.number', 哪天: 'document.date', 多少: 'invoice.amount' };
    expect(planOf([source], { map }).documents.length).toBe(1);
    const options = { existing: null, sheets: [], language: 'zh-CN' } as const;
    expect(planImport([source], { ...options, map: { 谁: 'nobody' } })).toEqual({
      ok: false,
      problem: { code: 'import.badMap', value: 'nobody' },
    });
    expect(planImport([source], { ...options, map: { 没有: 'customer.name' } })).toEqual({
      ok: false,
      problem: { code: 'import.badMap', value: '没有' },
    });
  });
});

describe('documents of one number', () => {
  it('on one day are one document with the sum of its lines; on another day they stay two', () => {
    const plan = only([
      INVOICE_HEAD,
      ['甲', 'A', '2026-01-05', '', '100'],
      ['甲', 'A', '2026-01-05', '', '20.5'],
      ['甲', 'A', '2026-01-06', '', '3'],
      ['乙', 'A', '2026-01-05', '', '4'],
    ]);
    expect(
      plan.documents.map(({ customerName, date, amount, source }) => [customerName, date, amount, source]),
    ).toEqual([
      ['甲', serial(2026, 1, 5), 120.5, '应收.csv › 应收 › 2, 3'],
      ['甲', serial(2026, 1, 6), 3, '应收.csv › 应收 › 4'],
      ['乙', serial(2026, 1, 5), 4, '应收.csv › 应收 › 5'],
    ]);
    expect(new Set(plan.documents.map(({ sourceKey }) => sourceKey)).size).toBe(3);
    expect(tableOf(plan).rows.imported).toBe(4);
  });

  it('without a number are told apart by how often their content occurs', () => {
    const plan = only([
      ['客户', '收款日期', '收款金额'],
      ['甲', '2026-01-05', '10'],
      ['甲', '2026-01-05', '10'],
    ]);
    expect(plan.documents.map(({ sourceKey }) => String(sourceKey).slice(-2))).toEqual([':1', ':2']);
  });
});

describe('customers', () => {
  it('take the most frequent spelling of one code, and codes keep their zeros', () => {
    const plan = only([
      ['cust_number', 'name_customer', 'doc_id', 'posting_date', 'amount'],
      ['00140', 'SYSC llc', '1', '30-03-2020', '1'],
      ['00140', 'SYSC us', '2', '30-03-2020', '1'],
      ['00140', 'SYSC us', '3', '30-03-2020', '1'],
      ['CC01', 'AM ', '4', '30-03-2020', '1'],
    ]);
    expect(plan.customers.map(({ id, name }) => [id, name])).toEqual([
      ['00140', 'SYSC us'],
      ['CC01', 'AM'],
    ]);
  });

  it('without a code get numbers behind those that are used', () => {
    const plan = planOf([
      openRows('a.csv', [
        ['客户编码', '客户', '发票号', '开票日期', '金额'],
        ['C0007', '甲', 'A', '2026-01-05', '1'],
      ]),
      openRows('b.csv', [
        ['客户', '发票号', '开票日期', '金额'],
        ['乙（上海）', 'B', '2026-01-05', '1'],
        ['乙 (上海)', 'C', '2026-01-05', '1'],
        ['甲', 'D', '2026-01-05', '1'],
      ]),
    ]);
    expect(plan.customers.map(({ id, name }) => [id, name])).toEqual([
      ['C0007', '甲'],
      ['C0008', '乙（上海）'],
    ]);
    expect(plan.documents.map(({ customerId }) => customerId)).toEqual(['C0007', 'C0008', 'C0008', 'C0007']);
  });
});
