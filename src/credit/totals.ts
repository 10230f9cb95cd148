/** Totals over all customers: exact per currency, and one sum only where all is in one currency. */
import { ZERO, type Currency, type Money } from '../ledger/money';
import type { Ledger, Unreadable } from '../ledger/records';
import type { CustomerBasis } from './figures';
import { hasAnythingOpen } from './figures';
import type { CheckReport, CurrencyTotals, CustomerFigures, Known, WhyCode } from './report';

const UNKNOWN: CurrencyTotals = { balance: null, overdue: null, unapplied: null };
const SUMMED = ['balance', 'overdue', 'unapplied'] as const;

export interface Totals {
  readonly currency: Currency;
  readonly totals: CheckReport['totals'];
  readonly byCurrency: CheckReport['byCurrency'];
}

/** @param documents how many documents count. */
export function totalsOf(
  ledger: Ledger,
  bases: readonly CustomerBasis[],
  customers: readonly CustomerFigures[],
  documents: number,
): Totals {
  const byCurrency = currencyTotals(ledger, bases, customers);
  const inUse = currenciesInUse(bases);
  const [only] = inUse;
  const currency = inUse.length === 1 && only !== undefined ? only : ledger.policy.currency;
  const why: WhyCode | null = inUse.length > 1 ? 'currencies.differ' : whyUnknown(ledger, bases);
  const own = byCurrency[currency] ?? { balance: ZERO, overdue: ZERO, unapplied: ZERO };
  const known = (amount: Known<Money>): Known<Money> => (why === null ? amount : null);
  const figures = {
    balance: known(own.balance),
    exposure: known(own.balance), // no notes, deliveries or orders yet: exposure is the balance
    overdue: known(own.overdue),
    unapplied: known(own.unapplied),
  };
  return {
    currency,
    totals: {
      customers: customers.length,
      documents,
      ...figures,
      why: why === null ? {} : Object.fromEntries(Object.keys(figures).map((figure) => [figure, why])),
    },
    byCurrency,
  };
}

function currenciesInUse(bases: readonly CustomerBasis[]): Currency[] {
  const open = bases.flatMap(({ accounts }) =>
    accounts.filter(({ aged }) => hasAnythingOpen(aged)).map(({ account }) => account.currency),
  );
  const any = bases.flatMap(({ accounts }) => accounts.map(({ account }) => account.currency));
  return [...new Set(open.length > 0 ? open : any)];
}

function whyUnknown(ledger: Ledger, bases: readonly CustomerBasis[]): WhyCode | null {
  if (ledger.unreadable.some(hidesAnAmount)) return 'unreadable';
  const before = bases.some(({ accounts }) => accounts.some(({ account }) => account.beforeOpening));
  return before ? 'before.opening' : null;
}

/** A document row that cannot be counted: what it is, when it was, or how much. */
export function hidesAnAmount({ at, column }: Unreadable): boolean {
  return at.table === 'documents' && (column === 'kind' || column === 'date' || column === 'amount');
}

function currencyTotals(
  ledger: Ledger,
  bases: readonly CustomerBasis[],
  customers: readonly CustomerFigures[],
): Record<Currency, CurrencyTotals> {
  const totals = new Map<Currency, { balance: Money; overdue: Money; unapplied: Money }>();
  for (const customer of customers) {
    for (const [currency, figures] of Object.entries(customer.byCurrency)) {
      const sum = totals.get(currency) ?? { balance: ZERO, overdue: ZERO, unapplied: ZERO };
      for (const figure of SUMMED) sum[figure] = sum[figure].plus(figures[figure]);
      totals.set(currency, sum);
    }
  }
  return { ...Object.fromEntries(totals), ...unknownCurrencies(ledger, bases) };
}

function unknownCurrencies(
  ledger: Ledger,
  bases: readonly CustomerBasis[],
): Record<Currency, CurrencyTotals> {
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
