import { ledgerOf, policyRows } from '../../ledger/tablesForTests';
import { openRows, openSheets, planOf } from '../fixtures';

const HEAD = ['客户名称', '发票号码', '开票日期', '金额'];

describe('an import into a ledger', () => {
  const first = planOf([
    openSheets('一月.xlsx', {
      客户: [
        ['客户编号', '客户名称', '授信额度', '税号'],
        ['K1', '甲公司', 100, ''],
        ['', '乙公司', 50, ''],
      ],
      发票: [HEAD, ['甲公司', 'A', '2026-01-05', 10], ['乙公司', '', '2026-01-06', 20]],
    }),
  ]);
  const existing = ledgerOf({
    customers: first.customers,
    limits: first.limits,
    documents: first.documents,
    policy: policyRows({ currency: 'CNY', asOf: '2026-01-31' }),
  });

  it('adds what is new and says of the rest that it is there', () => {
    const source = openRows('二月.csv', [
      HEAD,
      ['甲公司', 'A', '2026-01-05', '10'],
      ['乙公司', '', '2026-01-06', '20'],
      ['甲公司', 'B', '2026-02-05', '5'],
      ['丙公司', 'C', '2026-02-06', '6'],
    ]);
    const plan = planOf([source], { existing });
    expect(plan.report.sources[0]?.tables[0]?.skipped).toEqual([
      { row: 2, why: 'already.imported' },
      { row: 3, why: 'already.imported' },
    ]);
    expect(plan.documents.map(({ customerId, number }) => [customerId, number])).toEqual([
      ['K1', 'B'],
      ['C0002', 'C'],
    ]);
    expect(plan.customers.map(({ id, name }) => [id, name])).toEqual([['C0002', '丙公司']]);
    expect(
      plan.report.reconciliation.map(({ skipped, difference }) => [
        skipped.toString(),
        difference.toString(),
      ]),
    ).toEqual([['30', '0']]);
  });

  it('knows customers and limits again', () => {
    const source = openRows('客户.csv', [
      ['客户编号', '客户名称', '授信额度', '税号'],
      ['K1', '甲公司', '100', ''],
      ['', '乙公司', '80', ''],
      ['K3', '丁公司', '', ''],
    ]);
    const plan = planOf([source], { existing });
    expect(plan.report.sources[0]?.tables[0]?.rows).toEqual({
      data: 3,
      imported: 2,
      skipped: 1,
      rejected: 0,
    });
    expect(plan.limits.map(({ customerId, amount }) => [customerId, amount])).toEqual([['C0001', 80]]);
    expect(plan.customers.map(({ id }) => id)).toEqual(['K3']);
  });

  it('dates balances without a day by the ledger’s own check date, and keeps its currency', () => {
    const empty = ledgerOf({ policy: policyRows({ currency: 'USD', asOf: '2026-01-31' }) });
    const plan = planOf(
      [
        openRows('余额.csv', [
          ['客户', '应收余额'],
          ['甲公司', '7'],
        ]),
      ],
      { existing: empty },
    );
    expect(plan.documents).toEqual([expect.objectContaining({ date: 46053, currency: 'USD', amount: 7 })]);
    expect(plan.report.currency).toBe('USD');
  });
});

describe('documents without a number that come again with another amount', () => {
  const rows = (...amounts: readonly number[]) =>
    openRows('流水.csv', [
      ['客户名称', '回款日期', '回款金额'],
      ...amounts.map((amount, index) => ['甲公司', `2026-01-0${index + 1}`, String(amount)]),
    ]);
  const first = planOf([rows(10, 20, 30)]);
  const existing = ledgerOf({
    customers: first.customers,
    documents: first.documents,
    policy: policyRows({ currency: 'CNY', asOf: '2026-01-31' }),
  });
  const notes = (...amounts: readonly number[]) => {
    const { report, documents, sets } = planOf([rows(...amounts)], { existing });
    return { added: documents.length, sets, notes: report.sources[0]?.tables[0]?.notes };
  };

  it('are added beside the former ones, which nobody but a person can tell from them, and are told', () => {
    const said = [{ what: 'documents.maybeChanged', cell: 'C3', count: 1 }];
    expect(notes(10, 21, 30)).toEqual({ added: 1, sets: [], notes: said });
  });

  it('are only new where the source has the former ones as well', () => {
    expect(notes(10, 20, 30, 40)).toEqual({ added: 1, sets: [], notes: undefined });
    expect(notes(10, 20)).toEqual({ added: 0, sets: [], notes: undefined });
  });
});
