import type { Customer, CustomerFact } from '../../ledger/records';
import { day, ledgerOf } from '../../ledger/tablesForTests';
import type { FactKind } from '../../ledger/tables';
import { customerOn, factBook } from './facts';

const [CUSTOMER] = ledgerOf({ customers: [{ id: 'C1', name: '甲', termText: '30天' }] }).customers as [
  Customer,
];
const PLAIN: Customer = { ...CUSTOMER, termText: '', parentId: null, status: 'active' };

let position = 0;
function fact(kind: FactKind, value: string, from: string, to = '', customer = 'C1'): CustomerFact {
  return {
    at: { table: 'facts', id: '', position: position++ },
    customer,
    fact: kind,
    value,
    from: from === '' ? null : day(from),
    to: to === '' ? null : day(to),
    reason: '',
    approvedBy: '',
  };
}
const on = (date: string, facts: CustomerFact[], customer = PLAIN) =>
  customerOn(factBook(facts), customer, day(date));

describe('what held of a customer on a day', () => {
  it('is what 客户 says where no row of 变更 is in force', () => {
    const customer: Customer = { ...PLAIN, status: 'frozen', parentId: 'P', termText: '30天' };
    expect(on('2026-03-31', [fact('status', '正常', '2026-01-01', '', 'C2')], customer)).toEqual({
      status: 'frozen',
      parentId: 'P',
      termText: '30天',
      grade: null,
      facts: {},
      undated: ['status', 'parentId', 'termText'],
    });
  });

  it('is what the row in force says, its first and last day included', () => {
    const frozen = fact('status', '冻结', '2026-02-01', '2026-02-28');
    const status = (date: string) => on(date, [frozen]).status;
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(status)).toEqual([
      'active',
      'frozen',
      'frozen',
      'active',
    ]);
    expect(on('2026-02-01', [frozen]).facts).toEqual({ status: frozen });
  });

  it('takes of several rows in force the later start, then the lower row', () => {
    const rows = [
      fact('grade', 'A', '2026-02-01'),
      fact('grade', 'B', '2026-01-01'),
      fact('grade', 'C', ''),
      fact('grade', 'D', '2026-03-01'),
    ];
    const grade = (date: string, facts = rows) => on(date, facts).grade;
    expect(['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-01'].map((date) => grade(date))).toEqual([
      'C',
      'B',
      'A',
      'D',
    ]);
    const twice = [fact('grade', 'AA', '2026-01-01'), fact('grade', 'AAA', '2026-01-01')];
    expect(grade('2026-01-01', twice)).toBe('AAA');
    expect(grade('2026-01-01', [...twice].reverse())).toBe('AAA');
    expect(grade('2026-01-01', [fact('grade', 'BB', ''), fact('grade', 'BBB', '')])).toBe('BBB');
  });

  it('reads every kind, and lets a parent end', () => {
    const rows = [
      fact('status', 'Closed', '2026-01-01'),
      fact('parentId', 'P9', '2026-01-01'),
      fact('parentId', '', '2026-02-01'),
      fact('termText', '月结60天', '2026-01-01'),
      fact('grade', 'BB', '2026-01-01'),
    ];
    expect(on('2026-01-15', rows)).toMatchObject({
      status: 'closed',
      parentId: 'P9',
      termText: '月结60天',
      grade: 'BB',
    });
    expect(on('2026-02-15', rows, { ...PLAIN, parentId: 'P1' }).parentId).toBeNull();
  });

  it('is unknown when the row in force says a status that is none', () => {
    expect(on('2026-01-15', [fact('status', '别的', '2026-01-01')]).status).toBeNull();
    expect(on('2026-01-15', [fact('grade', 'Z', '2026-01-01')]).grade).toBeNull();
  });

  it('tells what nobody dated: values of 客户, and rows without a start', () => {
    const undated = (facts: CustomerFact[], customer = PLAIN) => on('2026-01-15', facts, customer).undated;
    expect(undated([])).toEqual([]);
    expect(undated([fact('status', '冻结', '2026-01-01')], { ...PLAIN, status: 'closed' })).toEqual([]);
    expect(undated([fact('status', '冻结', ''), fact('grade', 'A', '')])).toEqual(['status', 'grade']);
    expect(undated([fact('termText', '30天', '2026-02-01')], { ...PLAIN, termText: '60天' })).toEqual([
      'termText',
    ]);
  });
});
