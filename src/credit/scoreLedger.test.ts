import { day, ledgerOf, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse } from './analysis';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';
import { scoreAt, scoreLedger } from './scoreLedger';

const USD = { currency: 'USD' };
const RATES: Row[] = [{ ...USD, units: 1, rate: 7, date: serial('2026-03-01') }];
const company = (id: string, more: Row = {}): Row => ({ id, name: id, termText: '30天', ...more });
const sold = (customerId: string, amount: number, date = '2026-01-01', more: Row = {}) =>
  invoice(date, '2026-12-31', amount, { customerId, ...more });
const look = (rows: Rows, asOf = ASOF) => analyse(ledgerOf({ customers: [C1], ...rows }), day(asOf));

describe('scores of a ledger', () => {
  it('are of the customers of 客户, in its order', () => {
    const analysis = look({
      customers: [company('B'), company('A')],
      documents: [sold('X', 5), sold('A', 5)],
    });
    expect(scoreLedger(analysis).map(({ id, basis }) => [id, basis.id])).toEqual([
      ['B', 'B'],
      ['A', 'A'],
    ]);
    expect(scoreAt(analysis, 2)).toBeNull();
    expect(scoreAt(analysis, 9)).toBeNull();
  });

  it('have tiers by the sales of twelve months, in the book’s currency', () => {
    const customers = ['A', 'B', 'C', 'D'].map((id) => company(id, id === 'B' ? USD : {}));
    const documents = [
      sold('A', 700),
      sold('B', 30, '2026-01-01', USD),
      sold('C', 80),
      sold('C', 999, '2025-03-31'),
    ];
    const tiers = (rates: Row[]) =>
      scoreLedger(look({ customers, documents, rates })).map(({ tier }) => tier);
    // 700, 210 and 80 of 990: what crosses 70 % and 90 % is the last of its tier.
    expect(tiers(RATES)).toEqual(['A', 'B', 'C', 'C']);
    expect(tiers([])).toEqual(['A', null, 'B', 'C']);
  });

  it('have no tier where a row cannot be priced', () => {
    const documents = [sold('C1', 10, '2026-01-01', USD)];
    const [without] = scoreLedger(look({ documents }));
    expect([without?.sales, without?.tier, without?.receivables]).toEqual([null, null, null]);
    expect(scoreLedger(look({ documents, rates: RATES }))[0]?.tier).toBe('A');
  });

  it('say how to deal with a customer once tier and grade are known', () => {
    const facts: Row[] = [
      {
        customerId: 'C1',
        fact: '等级',
        value: 'AA',
        from: '',
        to: serial('2026-12-31'),
        reason: '董事会',
        approvedBy: '王',
      },
    ];
    const [graded] = scoreLedger(look({ documents: [sold('C1', 10)], facts }));
    expect([graded?.score.grade, graded?.gradeInForce, graded?.tier, graded?.treatment]).toEqual([
      null,
      'AA',
      'A',
      'keyAccount',
    ]);
    expect(graded?.override).toMatchObject({ grade: 'AA', missing: [] });
    const [ungraded] = scoreLedger(look({ documents: [sold('C1', 10)] }));
    expect([ungraded?.gradeInForce, ungraded?.treatment]).toEqual([null, null]);
    const [later] = scoreLedger(
      look({ documents: [sold('C1', 10)], facts: [{ ...facts[0], from: serial('2026-04-01') }] }),
    );
    expect(later?.gradeInForce).toBeNull();
  });

  it('look at longest overdue, statements, write-offs and court records of the customer itself', () => {
    const customers = [company('A', { legalStatus: '失信被执行人' }), company('B'), company('C')];
    const documents = [
      sold('B', 1000, '2025-01-01', { due: serial('2025-02-01') }),
      sold('C', 10, '2025-01-01', { number: 'F' }),
      row('坏账核销', '2025-06-01', 10, { customerId: 'C', settles: 'F' }),
    ];
    const financials: Row[] = [
      { customerId: 'C', periodEnd: serial('2025-12-31'), receivedOn: serial('2026-01-31'), equity: 0 },
    ];
    const knockOuts = scoreLedger(look({ customers, documents, financials })).map(({ score }) =>
      score.knockOuts.map(({ id }) => id),
    );
    expect(knockOuts).toEqual([['dishonest'], ['longestOverdue.90'], ['writtenOff', 'netWorth']]);
  });
});

describe('peak utilisation', () => {
  const limit = (amount: number, from: string, to: string): Row => ({
    customerId: 'C1',
    kind: '基础额度',
    amount,
    from: serial(from),
    to: to === '' ? '' : serial(to),
  });
  const peak = (limits: Row[], documents: Row[]) =>
    scoreLedger(
      look({ customers: [{ ...C1, since: serial('2020-01-01') }], limits, documents }),
    )[0]?.score.lines.find(({ characteristic }) => characteristic === 'peakUtilisation');

  it('measures a balance by the limit of its own day, also when only the limit changed', () => {
    const limits = [
      limit(1000, '2025-01-01', '2026-01-31'),
      limit(100, '2026-02-01', '2026-02-28'),
      limit(1000, '2026-03-01', ''),
    ];
    const documents = [sold('C1', 90, '2025-12-01'), row('回款', '2026-03-15', 90)];
    // At most 50 % is worth 100 points, at most 100 % 50.
    expect(peak(limits, documents)?.points?.toFixed()).toBe('50');
    expect(peak([limit(1000, '2025-01-01', '')], documents)?.points?.toFixed()).toBe('100');
  });

  it('of a member is by what the others of its group had left of the pool on that day', () => {
    const customers: Row[] = [
      { ...C1, since: serial('2020-01-01'), parentId: 'H' },
      { id: 'H', name: '集团' },
      { id: 'C2', name: '乙', parentId: 'H' },
    ];
    const limits = [{ ...limit(200, '2025-01-01', ''), customerId: 'H' }];
    const own = sold('C1', 90, '2025-12-01');
    const others = [sold('C2', 105, '2026-02-01'), row('回款', '2026-02-02', 105, { customerId: 'C2' })];
    const points = (documents: Row[]): string | undefined =>
      scoreLedger(look({ customers, limits, documents }))[0]
        ?.score.lines.find(({ characteristic }) => characteristic === 'peakUtilisation')
        ?.points?.toFixed();
    // 90 of 200; with the other's 105 for one day, 90 of 95, although nothing of its own changed then.
    expect(points([own])).toBe('100');
    expect(points([own, ...others])).toBe('50');
  });

  it('counts what is ordered, shipped and held as a note as a check does', () => {
    const order = row('订单', '2026-02-01', 60, { number: 'O1' });
    const owed = sold('C1', 40, '2025-12-01');
    const limits = [limit(100, '2025-01-01', '')];
    expect(peak(limits, [owed])?.points?.toFixed()).toBe('100');
    expect(peak(limits, [owed, order])?.points?.toFixed()).toBe('50');
  });
});
