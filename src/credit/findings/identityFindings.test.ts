import { day, ledgerOf } from '../../ledger/tablesForTests';
import { analyse, type Analysis } from '../analysis';
import type { CustomerCase } from './finding';
import { identityBreak, identityFindings } from './identityFindings';
import { ASOF, C1, invoice, row } from './findingsForTests';
import { addSettlement } from '../settlement/entry';

const LEDGER = ledgerOf({
  customers: [C1],
  documents: [invoice('2026-01-01', '2026-02-01', 100.5), row('回款', '2026-02-01', 60)],
});

/** One account, and the case of its customer, to be broken by a test. */
function fresh() {
  const analysis: Analysis = analyse(LEDGER, day(ASOF));
  const [basis] = analysis.bases;
  const [figures] = analysis.customers;
  const checked = basis?.accounts[0];
  const [debit, credit] = checked?.settled.entries ?? [];
  if (!basis || !figures || !checked || !debit || !credit) throw new RangeError('no account');
  const given: CustomerCase = { analysis, basis, figures, policy: LEDGER.policy, asOf: day(ASOF) };
  return { given, checked, debit, credit };
}

describe('ledger.identity', () => {
  it('is silent when buckets, retention and unapplied credit are the documents together', () => {
    const { given, checked } = fresh();
    expect(identityBreak(checked)).toBeNull();
    expect(identityFindings(given)).toEqual([]);
  });

  it('fires when the parts are not the balance, and says both', () => {
    const { given, checked } = fresh();
    const aged = { ...checked.aged, balance: checked.aged.balance - 1n };
    const broken = { ...given.basis, accounts: [{ ...checked, aged }] };
    expect(identityFindings({ ...given, basis: broken })).toEqual([
      {
        rule: 'ledger.identity',
        severity: 'high',
        customer: 'C1',
        at: { table: 'customers', id: 'K1', position: 0 },
        column: 'balance',
        figures: { currency: 'CNY', balance: '40.5', parts: '40.4', difference: '0.1' },
      },
    ]);
  });

  it('fires when a document is not what is open of it and what settled it', () => {
    const { checked, debit } = fresh();
    debit.open -= 1n;
    expect(identityBreak(checked)).toEqual({ balance: 1005n, parts: 1004n });
    debit.open += 2n;
    expect(identityBreak(checked)).toEqual({ balance: 1005n, parts: 1006n });
    debit.open -= 1n;
    expect(identityBreak(checked)).toBeNull();
  });

  it('fires when a credit was used more than it holds, even where its parts add up', () => {
    const { checked, debit, credit } = fresh();
    const [settlement] = credit.settlements;
    if (!settlement) throw new RangeError('nothing was settled');
    addSettlement(credit, { ...settlement, amount: 1n });
    expect(identityBreak(checked)).toEqual({ balance: 600n, parts: 601n });
    credit.open = -1n;
    expect(identityBreak(checked)).toEqual({ balance: 600n, parts: 600n });
    expect(debit.open).toBe(405n);
  });
});
