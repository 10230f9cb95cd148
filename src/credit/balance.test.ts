import { day, ledgerOf } from '../ledger/tablesForTests';
import { analyse } from './analysis';
import { balanceOn } from './balance';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';

function settledOf(documents: object[], asOf = ASOF) {
  const [basis] = analyse(ledgerOf({ customers: [C1], documents: documents as never }), day(asOf)).bases;
  const settled = basis?.accounts[0]?.settled;
  if (!settled) throw new RangeError('no account');
  return settled;
}

describe('the balance of a past day', () => {
  const documents = [
    invoice('2026-01-10', '2026-02-09', 100.5, { number: 'F1' }),
    row('回款', '2026-02-01', 40, { settles: 'F1' }),
    row('退款', '2026-03-01', 5),
  ];

  it('is Σ signed documents up to its end, in units of the account', () => {
    const settled = settledOf(documents);
    const on = ['2026-01-09', '2026-01-10', '2026-01-31', '2026-02-01', '2026-03-01'].map((iso) =>
      balanceOn(settled, day(iso)),
    );
    expect(on).toEqual([0n, 1005n, 1005n, 605n, 655n]);
  });

  it('is what settling without the later rows gives', () => {
    const then = settledOf(documents, '2026-02-15');
    expect(balanceOn(settledOf(documents), day('2026-02-15'))).toBe(balanceOn(then, day('2026-02-15')));
  });

  it('is unknown before the opening that states it, and known on its day', () => {
    const settled = settledOf([...documents, row('期初余额', '2026-02-10', 70)]);
    expect([balanceOn(settled, day('2026-02-09')), balanceOn(settled, day('2026-02-10'))]).toEqual([
      null,
      700n,
    ]);
    const before = settledOf([...documents, row('期初余额', '2026-04-10', 70)]);
    expect(balanceOn(before, day('2026-03-01'))).toBeNull();
  });
});
