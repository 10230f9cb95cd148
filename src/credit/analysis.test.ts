import { day, ledgerOf, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse, byCustomer, figuresAt } from './analysis';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';

const C2: Row = { id: 'C2', name: '乙公司' };
const ledger = (rows: Rows) => ledgerOf({ customers: [C1, C2], ...rows });
const look = (rows: Rows, asOf = ASOF) => analyse(ledger(rows), day(asOf));
const sold = (customerId: string, date = '2026-03-01') => invoice(date, '2026-12-31', 10, { customerId });

describe('whom an analysis knows', () => {
  const ids = (rows: Rows) => look(rows).bases.map(({ id }) => id);

  it('is 客户 in its order, then strangers in the order of their first row that counts', () => {
    const documents = [sold('Z', '2026-04-01'), sold('Y'), sold('C2'), sold('Z'), sold('X'), sold('Y')];
    expect(ids({ documents })).toEqual(['C1', 'C2', 'Y', 'Z', 'X']);
    const { index, bases, own, customers } = look({ documents });
    expect([...index]).toEqual([
      ['C1', 0],
      ['C2', 1],
      ['Y', 2],
      ['Z', 3],
      ['X', 4],
    ]);
    expect([bases, own, customers].map(({ length }) => length)).toEqual([5, 5, 5]);
    expect(customers.map(({ id }) => id)).toEqual(['C1', 'C2', 'Y', 'Z', 'X']);
  });

  it('is no stranger with void or later rows only, but one with rows before its opening', () => {
    const nothing = [
      { ...sold('X'), void: '是' },
      sold('Y', '2026-04-01'),
      row('期初余额', '2026-04-01', 5, { customerId: 'Z' }),
    ];
    expect(ids({ documents: nothing })).toEqual(['C1', 'C2']);
    const before = [sold('X', '2026-01-01'), row('期初余额', '2026-02-01', 5, { customerId: 'X' })];
    expect(ids({ documents: before })).toEqual(['C1', 'C2', 'X']);
  });

  it('carries a document at its payer', () => {
    const customers = [{ ...C1, payerId: 'C2' }, C2];
    const { customers: figures } = look({ customers, documents: [sold('C1')] });
    expect(figures.map(({ exposure }) => exposure?.toFixed())).toEqual(['0', '10']);
  });
});

describe('rows of a customer', () => {
  const rows: Rows = {
    documents: [invoice('2026-03-01', '', 'x')],
    limits: [
      { customerId: 'C2', kind: '基础额度', amount: 1 },
      { customerId: '', kind: '基础额度', amount: 2 },
      { customerId: 'C2', kind: '担保', amount: 3, percent: 1 },
    ],
    facts: [{ customerId: 'C2', fact: '账期', value: '60天' }],
    financials: [{ customerId: 'C1', periodEnd: serial('2025-12-31') }],
    scores: [{ customerId: 'C2', asOf: serial('2026-01-01'), card: '标准', version: 1 }],
  };

  it('are those of each table that name it', () => {
    const of = byCustomer(ledger(rows));
    const counts = (id: string) => Object.values(of(id)).map((own: readonly unknown[]) => own.length);
    expect(Object.keys(of('C1'))).toEqual(['limits', 'facts', 'statements', 'scores', 'unreadable']);
    expect(counts('C1')).toEqual([0, 0, 1, 0, 1]);
    expect(counts('C2')).toEqual([2, 1, 0, 1, 0]);
  });

  it('that name nobody are nobody’s', () => {
    expect(byCustomer(ledger(rows))('').limits).toEqual([]);
    const stranger = look({ ...rows, documents: [sold('')] }).customers.find(({ id }) => id === '');
    expect(stranger?.limit.state).toBe('unset');
  });
});

describe('groups', () => {
  const customers = [C1, { ...C2, parentId: 'C1' }];
  const limits: Row[] = [{ customerId: 'C1', kind: '基础额度', amount: 100, to: serial('2026-12-31') }];

  it('are decided by what each owes, and by the parent of the day', () => {
    const { customers: figures } = look({ customers, limits, documents: [sold('C1')] });
    expect(figures.map(({ effective }) => effective?.toFixed())).toEqual(['100', '90']);
    const facts: Row[] = [{ customerId: 'C2', fact: '上级客户', value: '', from: serial('2026-03-01') }];
    expect(look({ customers, limits, facts }).customers[1]?.limit.state).toBe('unset');
    expect(look({ customers, limits, facts }, '2026-02-28').customers[1]?.limit.state).toBe('shared');
  });

  it('have an unknown pool by an unknown limit of their head', () => {
    const broken = [{ ...limits[0], to: 'soon' }];
    expect(look({ customers, limits: broken }).customers[1]).toMatchObject({
      effective: null,
      why: { effective: 'group.unknown' },
    });
  });

  it('give the same figures when one customer is looked at again', () => {
    const analysis = look({ customers, limits, documents: [sold('C1'), sold('C2')] });
    expect(figuresAt(analysis, 1)).toEqual(analysis.customers[1]);
  });
});
