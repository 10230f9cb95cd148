/** Totals over all customers: exact per currency, and one sum in one currency, at the rates of the day where there are several. */
import { ZERO, type Currency, type Money } from '../ledger/money';
import type { Unreadable } from '../ledger/records';
import type { Analysis } from './analysis';
import type { CustomerBasis } from './basis';
import { hasAnythingOpen } from './figures';
import { convert } from './limits/rates';
import type { CheckReport, CurrencyFigures, CurrencyTotals, Known, WhyCode } from './report';

const SUMMED = ['balance', 'exposure', 'overdue', 'unapplied'] as const;
type Summed = (typeof SUMMED)[number];
type Sums = Record<Summed, Money>;

export interface Totals {
  readonly currency: Currency;
  readonly totals: CheckReport['totals'];
  readonly byCurrency: CheckReport['byCurrency'];
}

/** @param documents how many documents count. */
export function totalsOf(analysis: Analysis, documents: number): Totals {
  const { ledger, bases, customers } = analysis;
  const sums = currencySums(analysis);
  const inUse = currenciesInUse(bases);
  const [only] = inUse;
  const currency = inUse.length === 1 && only !== undefined ? only : ledger.policy.currency;
  const together = inUse.length > 1 ? inBase(analysis, sums, currency) : (sums.get(currency) ?? nothing());
  const why = whyUnknown(analysis) ?? (together === null ? 'rate.missing' : null);
  const known = (figure: Summed): Known<Money> => (why === null && together ? together[figure] : null);
  return {
    currency,
    totals: {
      customers: customers.length,
      documents,
      balance: known('balance'),
      exposure: known('exposure'),
      overdue: known('overdue'),
      unapplied: known('unapplied'),
      why: why === null ? {} : Object.fromEntries(SUMMED.map((figure) => [figure, why])),
    },
    byCurrency: {
      ...Object.fromEntries([...sums].map(([code, sum]) => [code, shownOf(sum)])),
      ...unknown(analysis),
    },
  };
}

const nothing = (): Sums => ({ balance: ZERO, exposure: ZERO, overdue: ZERO, unapplied: ZERO });

function shownOf({ balance, overdue, unapplied }: Sums): CurrencyTotals {
  return { balance, overdue, unapplied };
}

function currencySums({ customers }: Analysis): Map<Currency, Sums> {
  const sums = new Map<Currency, Sums>();
  for (const { byCurrency } of customers) {
    for (const currency of Object.keys(byCurrency)) {
      const figures = byCurrency[currency] as CurrencyFigures;
      let sum = sums.get(currency);
      if (!sum) sums.set(currency, (sum = nothing()));
      for (const figure of SUMMED) {
        if (!figures[figure].isZero()) sum[figure] = sum[figure].plus(figures[figure]);
      }
    }
  }
  return sums;
}

/** Everything in one currency at the rates of the day; null without a rate for one of them. */
function inBase({ asOf, rates }: Analysis, sums: ReadonlyMap<Currency, Sums>, base: Currency): Sums | null {
  const total = nothing();
  for (const [currency, sum] of sums) {
    for (const figure of SUMMED) {
      const { amount } = convert(sum[figure], currency, base, asOf, rates);
      if (amount === null) return null;
      total[figure] = total[figure].plus(amount);
    }
  }
  return total;
}

function currenciesInUse(bases: readonly CustomerBasis[]): Currency[] {
  const open = new Set<Currency>();
  const any = new Set<Currency>();
  for (const { accounts } of bases) {
    for (const { account, aged } of accounts) {
      any.add(account.currency);
      if (hasAnythingOpen(aged)) open.add(account.currency);
    }
  }
  return [...(open.size > 0 ? open : any)];
}

function whyUnknown({ ledger, bases }: Analysis): WhyCode | null {
  if (ledger.unreadable.some(hidesAnAmount)) return 'unreadable';
  const before = bases.some(({ accounts }) => accounts.some(({ account }) => account.beforeOpening));
  return before ? 'before.opening' : null;
}

/** A document row that cannot be counted: what it is, when it was, or how much. */
export function hidesAnAmount({ at, column }: Unreadable): boolean {
  return at.table === 'documents' && (column === 'kind' || column === 'date' || column === 'amount');
}

const UNKNOWN: CurrencyTotals = { balance: null, overdue: null, unapplied: null };

function unknown({ ledger, bases }: Analysis): Record<Currency, CurrencyTotals> {
  const hidden = ledger.unreadable.filter(hidesAnAmount).map(({ currency }) => currency);
  const affected = bases
    .filter(({ unreadable }) => unreadable)
    .flatMap(({ accounts }) => accounts.map(({ account }) => account.currency));
  const before = bases.flatMap(({ accounts }) =>
    accounts.filter(({ account }) => account.beforeOpening).map(({ account }) => account.currency),
  );
  const currencies = [...hidden, ...affected, ...before].filter((currency) => currency !== null);
  return Object.fromEntries(currencies.map((currency) => [currency, UNKNOWN]));
}
