import { decodeLedger } from './decode';
import type { TableSnapshot } from './records';
import { day, ledgerOf, policyRows, serial, tablesOf, type Row } from './tablesForTests';

const customers: readonly Row[] = [
  { rowId: 'K1', id: 'C1', name: '上海甲（中国）有限公司', termText: '30天' },
  { rowId: 'K2', id: 1002, name: '乙公司', termText: '', currency: 'USD' },
];
const invoice: Row = { customerId: 'C1', kind: '发票', number: 'A', date: serial('2026-01-05'), amount: 100 };

const codes = (rows: Parameters<typeof ledgerOf>[0]) =>
  ledgerOf(rows).unreadable.map(({ at, column, code, value }) => [
    at.table,
    at.position,
    column,
    code,
    value,
  ]);

describe('decoding documents', () => {
  const documents = (...rows: Row[]) => ledgerOf({ customers, documents: rows }).documents;

  it('takes kinds in either language and the due date from its cell, else from the terms', () => {
    const [own, terms, none] = documents({ ...invoice, kind: 'Invoice', due: '2026年3月1日' }, invoice, {
      ...invoice,
      customerId: '1002',
    });
    expect(own).toMatchObject({ kind: 'invoice', due: day('2026-03-01'), dueFrom: 'cell' });
    expect(terms).toMatchObject({ due: day('2026-02-04'), dueFrom: 'terms' });
    expect(none).toMatchObject({ due: null, dueFrom: 'none', customer: '1002', currency: 'USD' });
  });

  it('does not derive a due date for an opening', () => {
    expect(documents({ ...invoice, kind: '期初余额' })[0]).toMatchObject({ due: null, dueFrom: 'none' });
  });

  it('finds the customer by number, else by name, and keeps what the row says when there is none', () => {
    const found = documents(
      { ...invoice, customerId: 'c1' },
      { ...invoice, customerId: '', customerName: '上海甲(中国) 有限公司' },
      { ...invoice, customerId: 'X', customerName: '乙公司' },
      { ...invoice, customerId: 'X9', customerName: '无此公司' },
    );
    expect(found.map(({ customer, customerText }) => [customer, customerText])).toEqual([
      ['C1', 'c1'],
      ['C1', '上海甲(中国) 有限公司'],
      ['1002', 'X'],
      [null, 'X9'],
    ]);
  });

  it('does not pick one of two customers of the same name', () => {
    const twins = [...customers, { id: 'C9', name: '乙 公司' }];
    const ledger = ledgerOf({
      customers: twins,
      documents: [{ ...invoice, customerId: '', customerName: '乙公司' }],
    });
    expect(ledger.documents[0]?.customer).toBeNull();
  });

  it('splits the numbers a credit settles', () => {
    const [receipt] = documents({ ...invoice, kind: '回款', settles: ' A-1，B 2; C、D ' });
    expect(receipt?.settles).toEqual(['A-1', 'B 2', 'C', 'D']);
  });

  it('keeps every cell it cannot read, with its customer, and never a zero', () => {
    const bad: Row[] = [
      { ...invoice, amount: 'abc' },
      { ...invoice, amount: '' },
      { ...invoice, date: 'soon' },
      { ...invoice, kind: '合同' },
      { ...invoice, kind: '红字', amount: -5 },
      { ...invoice, due: '2026-02-30' },
      { ...invoice, number: 25317000000000000000 },
    ];
    expect(codes({ customers, documents: bad })).toEqual([
      ['documents', 0, 'amount', 'amount.unreadable', 'abc'],
      ['documents', 1, 'amount', 'amount.unreadable', ''],
      ['documents', 2, 'date', 'date.unreadable', 'soon'],
      ['documents', 3, 'kind', 'kind.unreadable', '合同'],
      ['documents', 4, 'amount', 'amount.sign', '-5'],
      ['documents', 5, 'due', 'date.unreadable', '2026-02-30'],
      ['documents', 6, 'number', 'number.unreadable', '25317000000000000000'],
    ]);
    const ledger = ledgerOf({ customers, documents: bad });
    expect(ledger.documents.map(({ at }) => at.position)).toEqual([5, 6]);
    expect(ledger.unreadable.every(({ customer, currency }) => customer === 'C1' && currency === 'CNY')).toBe(
      true,
    );
  });

  it('ignores blank rows, counts rows without an id, and names a repeated id', () => {
    const rows: Row[] = [
      { ...invoice, rowId: 'R1' },
      {},
      { rowId: 'R2', note: '备注' },
      invoice,
      { ...invoice, rowId: 'R1' },
    ];
    const ledger = ledgerOf({ customers, documents: rows });
    expect(ledger.documents.map(({ at }) => [at.id, at.position])).toEqual([
      ['R1', 0],
      ['', 3],
      ['', 4],
    ]);
    expect(codes({ customers, documents: rows })).toEqual([
      ['documents', 4, 'rowId', 'rowId.duplicate', 'R1'],
    ]);
  });
});

describe('decoding customers and limits', () => {
  it('lets the first row of a customer number win and reports the next', () => {
    const twice: Row[] = [...customers, { id: 'c1', name: '另一家' }];
    expect(ledgerOf({ customers: twice }).customers.map(({ name }) => name)).toEqual([
      '上海甲（中国）有限公司',
      '乙公司',
    ]);
    expect(codes({ customers: twice })).toEqual([['customers', 2, 'id', 'customer.duplicate', 'c1']]);
  });

  const base: Row = { customerId: 'C1', kind: '基础额度', amount: 1000 };

  it('keeps a blank amount apart from zero', () => {
    const { limits } = ledgerOf({
      customers,
      limits: [
        { ...base, amount: '' },
        { ...base, amount: 0 },
      ],
    });
    expect(limits.map(({ amount }) => amount?.toFixed() ?? null)).toEqual([null, '0']);
  });

  it('takes a percentage for guarantees only', () => {
    const { limits } = ledgerOf({
      customers,
      limits: [
        { ...base, percent: 0.5 },
        { ...base, kind: '担保', percent: '50%' },
        { ...base, kind: '抵质押' },
      ],
    });
    expect(limits.map(({ percent }) => percent.toFixed())).toEqual(['1', '0.5', '1']);
  });

  it('makes no limit of a row it cannot read', () => {
    const limits: Row[] = [
      { ...base, amount: '一万' },
      { ...base, amount: -1 },
      { ...base, kind: '临时额度' },
      { ...base, to: '长期' },
      { ...base, unlimited: '?' },
      { ...base, kind: '担保', percent: 50 },
    ];
    expect(ledgerOf({ customers, limits }).limits).toEqual([]);
    expect(codes({ customers, limits }).map(([, , column, code]) => `${column} ${code}`)).toEqual([
      'amount amount.unreadable',
      'amount amount.sign',
      'mode kind.unreadable',
      'to date.unreadable',
      'unlimited kind.unreadable',
      'percent amount.unreadable',
    ]);
  });

  it('reads limits in English and by customer name', () => {
    const { limits } = ledgerOf(
      {
        customers,
        limits: [{ customerName: '乙公司', kind: 'Temporary', mode: 'Adds', amount: 5, unlimited: 'Yes' }],
      },
      'en-US',
    );
    expect(limits[0]).toMatchObject({
      customer: '1002',
      kind: 'temporary',
      mode: 'adds',
      unlimited: true,
      currency: 'USD',
    });
  });
});

describe('decoding settings', () => {
  it('reads numbers, percentages, dates and choices as cells hold them', () => {
    const { policy } = ledgerOf({
      policy: policyRows({
        asOf: serial('2026-03-31'),
        nearHigh: '95%',
        graceDays: 5,
        overdueFloor: '1,000',
        settlement: 'Named',
      }),
    });
    expect(policy).toMatchObject({
      asOf: day('2026-03-31'),
      graceDays: 5,
      settlement: 'named',
      expiringDays: 30,
    });
    expect([policy.nearHigh.toFixed(), policy.overdueFloor.toFixed()]).toEqual(['0.95', '1000']);
  });

  it('uses the default for a setting it cannot read, and reports the cell', () => {
    const policy = policyRows({ graceDays: 'three', nearHigh: 95, currency: 'CNY' });
    const ledger = ledgerOf({ policy });
    expect(ledger.policy.graceDays).toBe(3);
    expect(ledger.policy.nearHigh.toFixed()).toBe('0.9');
    expect(codes({ policy }).map(([table, , column, code, value]) => [table, column, code, value])).toEqual([
      ['policy', 'value', 'setting.unreadable', 'three'],
      ['policy', 'value', 'setting.unreadable', '95'],
    ]);
  });
});

describe('a workbook that is not the ledger we know', () => {
  it('is refused when a column figures depend on is gone, with its sheet and name', () => {
    const tables = tablesOf({ customers });
    const columns = new Map(tables.documents.columns);
    columns.delete('amount');
    const documents: TableSnapshot = { ...tables.documents, columns };
    expect(decodeLedger({ ...tables, documents }, 'zh-CN')).toEqual({
      ok: false,
      problem: { code: 'ledger.columnMissing', sheet: '往来', value: '金额' },
    });
  });

  it('is refused when its schema is newer', () => {
    expect(decodeLedger(tablesOf({ policy: policyRows({ schemaVersion: 2 }) }), 'zh-CN')).toEqual({
      ok: false,
      problem: { code: 'ledger.newerSchema', sheet: '政策', value: '2' },
    });
  });

  it('reads columns wherever they stand', () => {
    const tables = tablesOf({ customers, documents: [invoice] });
    const { columns, rows, headers } = tables.documents;
    const moved: TableSnapshot = {
      ...tables.documents,
      headers: ['我的列', ...headers],
      columns: new Map([...columns].map(([key, index]) => [key, index + 1])),
      rows: rows.map((row) => ['x', ...row]),
    };
    const decoded = decodeLedger({ ...tables, documents: moved }, 'zh-CN');
    expect(decoded.ok && decoded.value.documents[0]?.amount.toFixed()).toBe('100');
  });
});
