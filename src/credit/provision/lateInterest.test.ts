import { money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import { accountForTests, type EntrySpec } from '../portfolio/logForTests';
import { lateInterest } from './lateInterest';

const interest = (
  entries: readonly EntrySpec[],
  rate: string | null,
  asOf = '2026-03-31',
): string | undefined =>
  lateInterest(accountForTests({ entries }), rate === null ? null : money(rate), day(asOf))?.toFixed();

describe('contractual interest for late payment', () => {
  const claim: EntrySpec = {
    amount: '36500',
    date: '2026-01-01',
    due: '2026-03-01',
    moves: [{ on: '2026-03-11', amount: 3650 }],
  };

  it('is open × days late × rate ÷ 365 of what is late on the day', () => {
    expect(interest([claim], '0.1')).toBe('270');
    expect(interest([claim], '0.1', '2026-03-10')).toBe('90');
    expect(interest([claim, { ...claim, amount: 7300 }], '0.1')).toBe('300');
  });

  it('is 0 with nothing late, for a refund, retention not due and what has no due date', () => {
    expect(interest([claim], '0.1', '2026-03-01')).toBe('0');
    expect(interest([], '0.1')).toBe('0');
    expect(
      interest(
        [
          { ...claim, kind: 'refund' },
          { amount: 10, date: '2026-01-01' },
          { amount: 10, date: '2026-01-01', kind: 'retention', due: '2026-04-01' },
          { amount: 10, date: '2026-01-01', kind: 'receipt', due: '2026-01-02' },
        ],
        '0.1',
      ),
    ).toBe('0');
  });

  it('counts retention once it is late', () => {
    expect(interest([{ amount: 365, date: '2026-01-01', kind: 'retention', due: '2026-03-30' }], '0.1')).toBe(
      '0.1',
    );
  });

  it('is n/a without a contract rate', () => {
    expect(interest([claim], null)).toBeUndefined();
  });
});
