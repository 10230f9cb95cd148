import { addMonths, isoDay } from '../../ledger/day';
import { money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { accountFor, document } from '../settlement/documentsForTests';
import {
  salesBetween,
  salesGrowth,
  salesHistory,
  salesMonths,
  salesWindow,
  trailingSales,
  type SalesHistory,
} from './sales';

const ASOF = '2026-06-30';

function historyOf(documents: readonly LedgerDocument[], since: string | null = null): SalesHistory {
  const account = accountFor(documents, day(ASOF));
  return salesHistory([{ account, rate: money('1') }], since === null ? null : day(since));
}

const invoice = (date: string, amount: number) => document('invoice', `I${date}`, date, amount);
const opening = (date: string) => document('opening', 'O', date, 50);
const iso = (on: Parameters<typeof isoDay>[0] | null): string | null => (on === null ? null : isoDay(on));

describe('sales', () => {
  it('are invoices less credit notes, oldest first, history included and nothing else', () => {
    const { sales } = historyOf([
      invoice('2026-03-01', 100),
      document('creditNote', 'K', '2026-02-01', 30),
      invoice('2025-12-01', 7),
      opening('2025-12-31'),
      document('receipt', 'R', '2026-03-02', 50),
      document('retention', 'Q', '2026-03-03', 5),
      document('order', 'P', '2026-03-03', 500),
      invoice('2026-07-01', 999),
      document('invoice', 'V', '2026-03-04', 8, { void: true }),
    ]);
    expect(sales.map(({ on, amount }) => [isoDay(on), amount.toFixed()])).toEqual([
      ['2025-12-01', '7'],
      ['2026-02-01', '-30'],
      ['2026-03-01', '100'],
    ]);
  });

  it('are in the currency of the figures', () => {
    const accounts = ['1', '7.2'].map((rate) => ({
      account: accountFor([invoice('2026-03-01', 10)], day(ASOF)),
      rate: money(rate),
    }));
    const history = salesHistory(accounts, null);
    expect(salesBetween(history, day('2026-03-01'), day('2026-03-01')).toFixed()).toBe('82');
    const credit = salesHistory(
      [
        {
          account: accountFor([document('creditNote', 'K', '2026-03-01', 10)], day(ASOF)),
          rate: money('7.2'),
        },
      ],
      null,
    );
    expect(credit.sales[0]?.amount.toFixed()).toBe('-72');
  });

  it('are summed over days, both ends included', () => {
    const history = historyOf([invoice('2026-03-01', 1), invoice('2026-03-02', 2), invoice('2026-03-03', 4)]);
    expect(salesBetween(history, day('2026-03-01'), day('2026-03-02')).toFixed()).toBe('3');
    expect(salesBetween(history, day('2026-03-02'), day('2026-03-03')).toFixed()).toBe('6');
    const year = historyOf([invoice('2025-06-30', 1), invoice('2025-07-01', 2), invoice('2026-06-30', 4)]);
    expect(trailingSales(year, day(ASOF), 12).toFixed()).toBe('6');
  });

  it('are known from the first one on, or from an opening that hides what was before', () => {
    const known = (documents: readonly LedgerDocument[], since: string | null = null) => {
      const { knownFrom, hiddenUntil, since: from } = historyOf(documents, since);
      return [iso(knownFrom), iso(hiddenUntil), iso(from)];
    };
    const [sale, open] = [invoice('2026-02-05', 1), opening('2026-01-15')];
    expect(known([sale])).toEqual(['2026-02-05', null, '2026-02-05']);
    expect(known([open])).toEqual(['2026-01-16', '2026-01-15', '2026-01-16']);
    expect(known([open, sale])).toEqual(['2026-01-16', '2026-01-15', '2026-01-16']);
    expect(known([open, invoice('2026-01-15', 1)])).toEqual(['2026-01-15', null, '2026-01-15']);
    expect(known([open, invoice('2026-01-10', 1)])).toEqual(['2026-01-10', null, '2026-01-10']);
    expect(known([sale], '2019-05-01')).toEqual(['2026-02-05', null, '2019-05-01']);
    expect(known([document('receipt', 'R', '2026-03-02', 50)])).toEqual([null, null, null]);
    const two = [opening('2026-03-01'), opening('2026-01-15')].map((one) => ({
      account: accountFor([one], day(ASOF)),
      rate: money('1'),
    }));
    // The sales of the two together are known from the later one on only.
    expect(iso(salesHistory(two, null).hiddenUntil)).toBe('2026-03-01');
    const one = [[sale], [opening('2026-03-01')], [opening('2026-04-01'), sale]].map((rows) => ({
      account: accountFor(rows, day(ASOF)),
      rate: money('1'),
    }));
    const { knownFrom, hiddenUntil, since } = salesHistory(one, null);
    expect([iso(knownFrom), iso(hiddenUntil), iso(since)]).toEqual([
      '2026-03-02',
      '2026-03-01',
      '2026-02-05',
    ]);
  });
});

describe('sales growth', () => {
  const long = invoice('2023-01-01', 1);
  const before = invoice('2025-06-30', 80);

  it('is the last twelve months against the twelve before', () => {
    expect(salesGrowth(historyOf([long, before, invoice('2025-07-01', 100)]), day(ASOF))?.toFixed()).toBe(
      '0.25',
    );
    expect(
      salesGrowth(historyOf([invoice('2024-07-01', 80), invoice('2026-06-30', 20)]), day(ASOF))?.toFixed(),
    ).toBe('-0.75');
  });

  it('is unknown without sales above 0 before', () => {
    expect(
      salesGrowth(historyOf([long, invoice('2024-06-30', 80), invoice('2026-01-01', 9)]), day(ASOF)),
    ).toBeNull();
    const returned = [long, before, document('creditNote', 'K', '2025-06-30', 80), invoice('2026-01-01', 9)];
    expect(salesGrowth(historyOf(returned), day(ASOF))).toBeNull();
  });

  it('is unknown when the first sale lies within the twelve months before: they are not wholly known', () => {
    const monthly = (months: number) =>
      Array.from({ length: months }, (_, index) =>
        invoice(isoDay(addMonths(day('2026-03-20'), -index)), 100),
      );
    const growth = (months: number) => salesGrowth(historyOf(monthly(months)), day('2026-03-31'));
    expect([growth(15), growth(24)]).toEqual([null, null]);
    expect(growth(25)?.toFixed()).toBe('0');
  });

  it('is unknown when an opening hides a part of those before', () => {
    const sold = [before, invoice('2026-01-01', 100)];
    expect(salesGrowth(historyOf([opening('2024-07-01'), ...sold]), day(ASOF))).toBeNull();
    expect(salesGrowth(historyOf([opening('2024-06-30'), ...sold]), day(ASOF))?.toFixed()).toBe('0.25');
  });
});

describe('months of sales', () => {
  const months = (documents: readonly LedgerDocument[], asOf: string, since: string | null = null) =>
    [...salesMonths(historyOf(documents, since), day(asOf))].map(
      ({ sales, days }) => `${sales.toFixed()}/${days}`,
    );

  it('go back from the running one to the first that is known', () => {
    const sold = [invoice('2026-03-01', 1), invoice('2026-04-01', 2), invoice('2026-06-15', 4)];
    expect(months(sold, '2026-06-30')).toEqual(['4/30', '0/31', '2/30', '1/31']);
    expect(months(sold, '2026-06-15')).toEqual(['4/15', '0/31', '2/30', '1/31']);
    expect(months(sold, '2026-06-14')).toEqual(['0/14', '0/31', '2/30', '1/31']);
    expect(months([opening('2026-03-31'), invoice('2026-06-15', 4)], '2026-06-30')).toEqual([
      '4/30',
      '0/31',
      '0/30',
    ]);
    expect(months([document('receipt', 'R', '2026-03-02', 50)], '2026-06-30')).toEqual([]);
  });

  it('of a new customer begin with its first sale, and after an opening with the day after it', () => {
    const sold = [invoice('2026-02-10', 100), invoice('2026-03-05', 100)];
    expect(months(sold, '2026-03-31')).toEqual(['100/31', '100/19']);
    expect(months(sold, '2026-02-20')).toEqual(['100/11']);
    expect(months(sold, '2026-03-31', '2026-02-03')).toEqual(['100/31', '100/26']);
    expect(months(sold, '2026-03-31', '2019-05-01')).toEqual(['100/31', '100/28']);
    expect(months([opening('2026-02-15'), ...sold.slice(1)], '2026-03-31')).toEqual(['100/31', '0/13']);
    expect(months([opening('2026-02-15'), ...sold.slice(1)], '2026-03-31', '2019-05-01')).toEqual([
      '100/31',
      '0/13',
    ]);
  });
});

describe('the window of DSO', () => {
  const window = (
    asOf: string,
    dsoWindow: 'months' | 'asOf',
    since: string | null = null,
    dsoMonths = 3,
  ): string | null => {
    const found = salesWindow(day(asOf), { dsoMonths, dsoWindow }, since === null ? null : day(since));
    return found === null ? null : `${isoDay(found.from)} ${isoDay(found.to)} ${found.days} ${found.kind}`;
  };

  it('is the last full months', () => {
    expect(window('2026-06-30', 'months')).toBe('2026-04-01 2026-06-30 91 months');
    expect(window('2026-06-29', 'months')).toBe('2026-03-01 2026-05-31 92 months');
    expect(window('2026-03-01', 'months')).toBe('2025-12-01 2026-02-28 90 months');
    expect(window('2026-03-01', 'months', null, 1)).toBe('2026-02-01 2026-02-28 28 months');
  });

  it('or runs to the day', () => {
    expect(window('2026-06-15', 'asOf')).toBe('2026-03-16 2026-06-15 92 asOf');
  });

  it('begins with the first sale of a new customer', () => {
    expect(window('2026-06-30', 'months', '2026-04-01')).toBe('2026-04-01 2026-06-30 91 months');
    expect(window('2026-06-30', 'months', '2026-05-20')).toBe('2026-05-20 2026-06-30 42 months');
    expect(window('2026-06-30', 'months', '2026-06-30')).toBe('2026-06-30 2026-06-30 1 months');
    expect(window('2026-06-30', 'months', '2026-07-01')).toBeNull();
  });
});
