import { policyRows } from '../../ledger/tablesForTests';
import { ASOF, figures, found, invoice, places, row } from './findingsForTests';

const RULES = ['overdue.any', 'overdue.30', 'overdue.90'] as const;
const NOT_DUE = invoice('2026-03-01', '2026-04-30', 100_000);

/** Which of the degrees is reported of a claim due on that day, and how severe. */
function degrees(due: string, amount = 1000, graceDays = 3): string[] {
  const documents = [NOT_DUE, invoice('2025-11-01', due, amount)];
  const rows = { documents, policy: policyRows({ graceDays }) };
  return RULES.flatMap((rule) => found(rule, rows).map(({ severity }) => `${rule} ${severity}`));
}

describe('overdue.any, overdue.30, overdue.90', () => {
  it.each([
    ['due today', ASOF, []],
    ['3 days late: within the grace', '2026-03-28', []],
    ['4 days late', '2026-03-27', ['overdue.any low']],
    ['30 days late', '2026-03-01', ['overdue.any low']],
    ['31 days late', '2026-02-28', ['overdue.30 medium']],
    ['90 days late', '2025-12-31', ['overdue.30 medium']],
    ['91 days late', '2025-12-30', ['overdue.90 high']],
  ])('report the one that says most: %s', (_, due, expected) => {
    expect(degrees(due)).toEqual(expected);
  });

  it('wait for the grace days of the policy, whatever they are', () => {
    expect(degrees('2026-03-30', 1000, 0)).toEqual(['overdue.any low']);
    expect(degrees('2026-02-19', 1000, 40)).toEqual([]);
    expect(degrees('2026-02-18', 1000, 40)).toEqual(['overdue.30 medium']);
    expect(degrees('2025-12-01', 1000, 120)).toEqual([]);
    expect(degrees('2025-11-30', 1000, 120)).toEqual(['overdue.90 high']);
  });

  it('leave out what is below the floor', () => {
    expect(degrees('2025-12-01', 99.99)).toEqual([]);
    expect(degrees('2025-12-01', 100)).toEqual(['overdue.90 high']);
  });

  it('say how much and how late, at the customer', () => {
    const documents = [
      NOT_DUE,
      invoice('2026-01-01', '2026-03-01', 700),
      invoice('2026-01-01', '2026-03-20', 50),
    ];
    expect(places('overdue.any', { documents })).toEqual(['low customers[0].longestOverdue']);
    expect(figures('overdue.any', { documents })).toEqual([{ currency: 'CNY', overdue: '750', days: '30' }]);
  });

  it('name the amount of the currency that is latest', () => {
    const documents = [
      invoice('2026-01-01', '2026-03-01', 700),
      invoice('2026-01-01', '2026-02-01', 200, { currency: 'USD' }),
    ];
    expect(figures('overdue.30', { documents })).toEqual([{ currency: 'USD', overdue: '200', days: '58' }]);
  });

  it('say nothing of what was paid, is void, is dated later, or cannot be counted', () => {
    const late = invoice('2025-11-01', '2025-12-01', 1000);
    const all = (documents: object[]) =>
      RULES.flatMap((rule) => found(rule, { documents: documents as never }).map((finding) => finding.rule));
    expect(all([late])).toEqual(['overdue.90']);
    expect(all([late, row('回款', '2026-03-31', 1000)])).toEqual([]);
    expect(all([late, row('回款', '2026-04-01', 1000)])).toEqual(['overdue.90']);
    expect(all([{ ...late, void: '是' }])).toEqual([]);
    expect(all([invoice('2026-04-01', '2025-12-01', 1000)])).toEqual([]);
    expect(all([late, row('回款', '2026-03-01', 'abc')])).toEqual([]);
    expect(all([late, row('期初余额', '2026-04-30', 1)])).toEqual([]);
  });
});

describe('overdue.ratio', () => {
  const of = (late: number, due = '2026-03-27', more: object[] = []) => ({
    documents: [
      invoice('2026-01-01', '2026-04-30', 700),
      invoice('2026-01-01', due, late),
      ...(more as never[]),
    ],
  });

  it('fires from 30 % of all that is open, gross of unapplied credit', () => {
    expect(places('overdue.ratio', of(299.99))).toEqual([]);
    expect(places('overdue.ratio', of(300))).toEqual(['medium customers[0].overdue']);
    expect(figures('overdue.ratio', of(301))).toEqual([
      { currency: 'CNY', overdue: '301', balance: '1001', ratio: '0.300699' },
    ]);
    const credit = row('抵账', '2026-03-01', 900);
    expect(places('overdue.ratio', of(299.99, '2026-03-27', [credit]))).toEqual([]);
    expect(figures('overdue.ratio', of(300, '2026-03-27', [credit]))[0]?.['balance']).toBe('1000');
  });

  it('does not fire within the grace days, or for what is below the floor', () => {
    expect(places('overdue.ratio', of(300, '2026-03-28'))).toEqual([]);
    const documents = [invoice('2026-01-01', '2026-03-01', 99.99)];
    expect(places('overdue.ratio', { documents })).toEqual([]);
    expect(places('overdue.ratio', { documents: [invoice('2026-01-01', '2026-03-01', 100)] })).toHaveLength(
      1,
    );
  });

  it('goes by the share of the policy', () => {
    const rows = { ...of(77.78), policy: policyRows({ overdueRatio: '0.1', overdueFloor: 0 }) };
    expect(places('overdue.ratio', rows)).toHaveLength(1);
    expect(places('overdue.ratio', { ...rows, ...of(77.77) })).toEqual([]);
  });

  it('is not known where an amount is not', () => {
    const foreign = invoice('2026-01-01', '2026-04-30', 1, { currency: 'USD' });
    expect(places('overdue.ratio', of(300, '2026-03-27', [foreign]))).toEqual([]);
    expect(places('overdue.any', of(300, '2026-03-27', [foreign]))).toHaveLength(1);
  });
});
