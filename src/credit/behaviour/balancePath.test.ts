import { isoDay } from '../../ledger/day';
import { money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { document, settled } from '../settlement/documentsForTests';
import { balanceSteps, historyPeak } from './balancePath';

const ASOF = '2026-06-30';
const SETTINGS = { noteCountsPaid: 'maturity', disputeDays: 90, peakLateDays: 5 } as const;

const invoice = (number: string, date: string, amount: number, due?: string, currency = 'CNY') =>
  document('invoice', number, date, amount, { currency, ...(due === undefined ? {} : { due }) });
const receipt = (date: string, amount: number, settles = '') =>
  document('receipt', `R${date}`, date, amount, settles === '' ? {} : { settles });

const weighed = (documents: readonly LedgerDocument[], weight = '1') => ({
  settled: settled(documents, ASOF),
  weight: money(weight),
});

const steps = (documents: readonly LedgerDocument[]) =>
  balanceSteps([weighed(documents)], day(ASOF)).map(
    ({ on, balance }) => `${isoDay(on)} ${balance.toFixed()}`,
  );

describe('the balance day by day', () => {
  it('begins with what stood on the first day of twelve months, and has a step for every day that changes it', () => {
    expect(
      steps([
        invoice('A', '2025-01-01', 100),
        invoice('B', '2025-06-30', 10),
        invoice('C', '2025-07-01', 1),
        invoice('D', '2026-02-01', 5),
        receipt('2026-02-01', 30),
        receipt('2026-03-01', 300),
      ]),
    ).toEqual(['2025-07-01 111', '2026-02-01 86', '2026-03-01 -214']);
  });

  it('begins with the opening where that is later, and has nothing of other days', () => {
    expect(steps([document('opening', 'O', '2025-12-31', 40), invoice('A', '2026-01-05', 2)])).toEqual([
      '2025-12-31 40',
      '2026-01-05 42',
    ]);
    expect(steps([document('opening', 'O', '2025-01-31', 40)])).toEqual(['2025-07-01 40']);
    expect(
      balanceSteps([weighed([invoice('A', '2026-06-30', 2)])], day('2026-06-29'))
        .at(-1)
        ?.balance.toFixed(),
    ).toBe('0');
  });

  it('adds accounts at what their units are worth', () => {
    const accounts = [
      weighed([invoice('A', '2026-01-05', 2)]),
      weighed([invoice('B', '2026-01-05', 3, undefined, 'USD')], '7'),
    ];
    expect(balanceSteps(accounts, day(ASOF)).at(-1)?.balance.toFixed()).toBe('23');
  });
});

describe('history peak', () => {
  const peak = (documents: readonly LedgerDocument[], settings: Partial<typeof SETTINGS> | object = {}) => {
    const found = historyPeak([weighed(documents)], day(ASOF), { ...SETTINGS, ...settings });
    if (found === null) return null;
    return `${found.on === null ? '-' : isoDay(found.on)} ${found.amount.toFixed()}`;
  };

  it('is the highest balance whose documents were all settled in time', () => {
    const documents = [
      invoice('A', '2025-09-01', 60, '2025-10-01'),
      invoice('B', '2025-09-10', 30, '2025-10-10'),
      receipt('2025-10-06', 60, 'A'), // five days late
      receipt('2025-10-15', 30, 'B'),
      invoice('C', '2026-01-01', 500, '2026-02-01'),
      receipt('2026-02-07', 500, 'C'), // six
      invoice('D', '2026-03-01', 40, '2026-04-01'),
      receipt('2026-03-02', 40, 'D'),
    ];
    expect(peak(documents)).toBe('2025-09-10 90');
    expect(peak(documents, { peakLateDays: 6 })).toBe('2026-01-01 500');
    expect(peak(documents, { peakLateDays: 4 })).toBe('2026-03-01 40');
  });

  it('leaves out every day on which a document was open that was not', () => {
    const documents = [
      invoice('A', '2025-09-01', 60, '2025-10-01'),
      invoice('bad', '2025-09-05', 1, '2025-09-06'),
      receipt('2025-10-02', 60, 'A'),
      receipt('2025-11-01', 1, 'bad'),
    ];
    expect(peak(documents)).toBe('2025-09-01 60');
  });

  it('looks again on the day such a document is gone, though the balance stands still', () => {
    const documents = [
      invoice('A', '2025-08-01', 60, '2026-01-01'),
      document('receipt', 'early', '2025-09-04', 1, { settles: 'A2' }),
      invoice('bad', '2025-07-20', 1, '2025-07-21'),
      receipt('2025-10-01', 1, 'bad'),
      invoice('A2', '2025-10-01', 1, '2026-01-01'),
      receipt('2025-12-01', 60, 'A'),
    ];
    expect(peak(documents)).toBe('2025-10-01 60');
  });

  it.each([
    ['still open', [invoice('A', '2026-06-01', 60, '2026-06-26')], null],
    ['open and later than allowed', [invoice('A', '2026-06-01', 60, '2026-06-24')], '- 0'],
    ['open and five days late', [invoice('A', '2026-06-01', 60, '2026-06-25')], null],
    ['open without due date', [invoice('A', '2026-06-01', 60)], null],
    ['settled without due date', [invoice('A', '2026-05-01', 60), receipt('2026-05-02', 60, 'A')], null],
    [
      'written off in time',
      [
        invoice('A', '2026-05-01', 60, '2026-06-01'),
        document('writeOff', 'W', '2026-05-20', 60, { settles: 'A' }),
      ],
      '- 0',
    ],
    [
      'in dispute, however late',
      [document('invoice', 'A', '2026-04-01', 60, { due: '2026-04-02', disputedOn: '2026-04-10' })],
      null,
    ],
    ['nothing at all', [receipt('2026-05-02', 60)], null],
  ] as const)('does not count what is %s', (_, documents, expected) => {
    expect(peak(documents)).toBe(expected);
  });

  it('takes a credit note in time for settled, and what is partly open for open', () => {
    const credited = [
      invoice('A', '2026-05-01', 60, '2026-06-01'),
      document('creditNote', 'K', '2026-05-20', 60, { settles: 'A' }),
    ];
    expect(peak(credited)).toBe('2026-05-01 60');
    const twice = [
      invoice('A', '2026-05-01', 60, '2026-05-25'),
      receipt('2026-05-20', 20, 'A'),
      receipt('2026-05-30', 40, 'A'),
    ];
    expect(peak(twice)).toBe('2026-05-01 60');
    const partly = [invoice('A', '2026-05-01', 60, '2026-08-01'), receipt('2026-05-20', 59, 'A')];
    expect(peak(partly)).toBeNull();
  });

  it('does not take a dishonoured note for payment', () => {
    const documents = [
      invoice('A', '2026-01-01', 60, '2026-06-20'),
      document('note', 'N', '2026-01-10', 60, { noteType: 'bankAcceptance', due: '2026-05-01' }),
      document('noteDishonoured', 'D', '2026-05-02', 60, { settles: 'N' }),
      document('receipt', 'R', '2026-05-10', 60, { settles: 'D' }),
    ];
    // Only the revived part was settled in time; the invoice was not, from 01-01 to 01-10.
    expect(peak(documents)).toBe('2026-05-02 60');
  });
});
