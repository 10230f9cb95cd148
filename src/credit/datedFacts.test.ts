import { isoDay } from '../ledger/day';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse } from './analysis';
import type { CustomerFigures } from './report';

const ASOF = day('2026-03-31');
const C1 = { id: 'C1', name: '甲公司' };

function figures(rows: Rows): CustomerFigures {
  const [found] = analyse(ledgerOf({ customers: [C1], ...rows }), ASOF).customers;
  if (!found) throw new RangeError('no customer');
  return found;
}

describe('extended due dates', () => {
  const row = (kind: string, amount: number, more: Row): Row => ({
    customerId: 'C1',
    kind,
    amount,
    date: serial('2026-01-10'),
    ...more,
  });
  const extension = (settles: string, due: string, more: Row = {}): Row =>
    row('展期', 0, { settles, due: serial(due), date: serial('2026-02-01'), ...more });
  const DOCUMENTS = [
    row('发票', 100, { number: 'A1', due: serial('2026-02-09') }),
    row('发票', 50, { number: 'A2', due: serial('2026-03-01') }),
    row('发票', 30, { number: 'A3' }),
    row('发票', 20, { number: 'A4', due: serial('2026-02-09') }),
    row('发票', 9, { number: 'A5', due: serial('2026-02-09'), currency: 'USD' }),
    row('回款', 40, { settles: 'A1' }),
    row('回款', 20, { settles: 'A4' }),
    extension('A1', '2026-04-30', { approvedBy: '李经理' }),
    extension('A1', '2026-05-31', { approvedBy: '王经理', date: serial('2026-03-01') }),
    extension('A1', '2026-03-31', { approvedBy: '早' }),
    extension('A2', '2026-02-15'),
    extension('A3', '2026-06-30'),
    extension('A4', '2026-06-30'),
    extension('A5', '2026-07-31', { currency: 'USD' }),
  ];
  const shown = (rows: Rows) =>
    figures(rows).extended.map(({ number, currency, open, original, extended, approvedBy }) =>
      [number, currency, open.toFixed(), original && isoDay(original), isoDay(extended), approvedBy].join(
        ' ',
      ),
    );
  const EXPECTED = [
    'A1 CNY 60 2026-02-09 2026-05-31 王经理',
    'A3 CNY 30  2026-06-30 ',
    'A5 USD 9 2026-02-09 2026-07-31 ',
  ];

  it('are told of what is open, with both dates and who approved the last; one brought forward is none', () => {
    expect(shown({ documents: DOCUMENTS })).toEqual(EXPECTED);
    expect(shown({ documents: DOCUMENTS.slice(0, 7) })).toEqual([]);
  });

  it('whichever of the two dates the policy goes by', () => {
    expect(shown({ documents: DOCUMENTS, policy: policyRows({ extensions: '展期后到期日' }) })).toEqual(
      EXPECTED,
    );
    const { at } = figures({ documents: DOCUMENTS }).extended[0] ?? {};
    expect(at).toMatchObject({ table: 'documents', position: 0 });
  });
});

describe('what nobody dated', () => {
  const limit = (from: string, more: Row = {}): Row => ({
    customerId: 'C1',
    kind: '基础额度',
    amount: 100,
    from: from === '' ? '' : serial(from),
    ...more,
  });

  it('is the status, the terms and the limit in force, as far as they say anything', () => {
    const undated = (rows: Rows) => figures(rows).undated;
    expect(undated({})).toEqual([]);
    expect(undated({ customers: [{ ...C1, status: '冻结', termText: '30天' }] })).toEqual([
      'status',
      'termText',
    ]);
    expect(undated({ limits: [limit('2026-01-01')] })).toEqual([]);
    expect(undated({ limits: [limit('')] })).toEqual(['limit']);
    expect(undated({ limits: [limit('', { to: serial('2026-03-30') })] })).toEqual([]);
    expect(
      undated({ customers: [], documents: [{ customerId: 'C1', kind: '发票', amount: 1, date: 1 }] }),
    ).toEqual([]);
  });
});
