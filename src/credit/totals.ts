/**
 * Totals over all customers: exact per currency, and one sum in one currency, at the rates of the day where there are several.
 * Sums that customers are added to and taken out of, so that one of them changing does not mean adding up all.
 */
import type { Day } from '../ledger/day';
import { ZERO, type Currency, type Money } from '../ledger/money';
import type { Ledger } from '../ledger/records';
import type { CustomerBasis } from './basis';
import { hasAnything } from './figures';
import { hidesAnAmount } from './hidden';
import { convert, type RateBook } from './limits/rates';
import { because } from './why';
import type { CheckReport, CurrencyFigures, CurrencyTotals, CustomerFigures, Known, WhyCode } from './report';

/** What makes up a total together: one missing rate hides all of them. */
const TOGETHER = ['balance', 'exposure', 'overdue', 'unapplied'] as const;
/** Written-off claims are kept apart from the balance, and so is what is not known of them. */
const SUMMED = [...TOGETHER, 'writtenOff'] as const;
type Summed = (typeof SUMMED)[number];
type Together = (typeof TOGETHER)[number];

interface CurrencySum {
  readonly amounts: Record<Summed, Money>;
  /**
   * Accounts in the currency; those with anything open or committed, with a part without due date, asked for before their
   * opening, with a hidden row.
   */
  accounts: number;
  open: number;
  undated: number;
  beforeOpening: number;
  hidden: number;
}

export interface TotalsContext {
  readonly ledger: Pick<Ledger, 'policy' | 'unreadable'>;
  readonly asOf: Day;
  readonly rates: RateBook;
}

export class TotalSums {
  readonly #byCurrency: Map<Currency, CurrencySum>;
  #customers: number;
  #documents: number;
  #voids: number;

  constructor(from?: TotalSums) {
    this.#customers = from ? from.#customers : 0;
    this.#documents = from ? from.#documents : 0;
    this.#voids = from ? from.#voids : 0;
    this.#byCurrency = new Map(
      [...(from ? from.#byCurrency : [])].map(([currency, sum]) => [
        currency,
        { ...sum, amounts: { ...sum.amounts } },
      ]),
    );
  }

  /** @param documents how many of its documents count. */
  add(basis: CustomerBasis, figures: CustomerFigures, documents: number): void {
    this.#move(basis, figures, documents, 1);
  }

  /** Takes out what was added with the same arguments. */
  remove(basis: CustomerBasis, figures: CustomerFigures, documents: number): void {
    this.#move(basis, figures, documents, -1);
  }

  totals({ ledger, asOf, rates }: TotalsContext): Pick<CheckReport, 'currency' | 'totals' | 'byCurrency'> {
    const inUse = this.#currenciesInUse();
    const [only] = inUse;
    const currency = inUse.length === 1 && only !== undefined ? only : ledger.policy.currency;
    const together =
      inUse.length > 1
        ? this.#inOne(currency, asOf, rates)
        : (this.#byCurrency.get(currency)?.amounts ?? nothing());
    const why = this.#whyUnknown(ledger) ?? (together === null ? 'rate.missing' : null);
    const known = (figure: Together): Known<Money> => (why === null && together ? together[figure] : null);
    const writtenOff = this.#converted('writtenOff', currency, asOf, rates);
    const whyWrittenOff = this.#whyUnknown(ledger) ?? (writtenOff === null ? 'rate.missing' : null);
    return {
      currency,
      totals: {
        customers: this.#customers,
        documents: this.#documents,
        voids: this.#voids,
        balance: known('balance'),
        exposure: known('exposure'),
        overdue: known('overdue'),
        overdueAtLeast: why === null && [...this.#byCurrency.values()].some(({ undated }) => undated > 0),
        unapplied: known('unapplied'),
        writtenOff: whyWrittenOff === null ? writtenOff : null,
        why: { ...because(why, TOGETHER), ...because(whyWrittenOff, ['writtenOff']) },
      },
      byCurrency: this.#shown(ledger),
    };
  }

  #move(basis: CustomerBasis, { byCurrency }: CustomerFigures, documents: number, sign: 1 | -1): void {
    this.#customers += sign;
    this.#documents += sign * documents;
    for (const { voids } of basis.notBegun) this.#voids += sign * voids;
    for (const checked of basis.accounts) {
      const { account } = checked;
      this.#voids += sign * account.voids;
      const sum = this.#sumOf(account.currency);
      sum.accounts += sign;
      if (hasAnything(checked)) sum.open += sign;
      if (checked.aged.buckets.noDueDate !== 0n) sum.undated += sign;
      if (account.beforeOpening) sum.beforeOpening += sign;
      if (basis.unreadable) sum.hidden += sign;
      const figures = byCurrency[account.currency];
      if (figures) addAmounts(sum.amounts, figures, sign);
      if (sum.accounts === 0) this.#byCurrency.delete(account.currency);
    }
  }

  #sumOf(currency: Currency): CurrencySum {
    let sum = this.#byCurrency.get(currency);
    if (!sum) {
      sum = { amounts: nothing(), accounts: 0, open: 0, undated: 0, beforeOpening: 0, hidden: 0 };
      this.#byCurrency.set(currency, sum);
    }
    return sum;
  }

  /** Those with anything open; where nothing is, those with an account. */
  #currenciesInUse(): Currency[] {
    const all = [...this.#byCurrency];
    const open = all.filter(([, sum]) => sum.open > 0);
    return (open.length > 0 ? open : all).map(([currency]) => currency);
  }

  /** Everything in one currency at the rates of the day; null without a rate for one of them. */
  #inOne(target: Currency, asOf: Day, rates: RateBook): Record<Together, Money> | null {
    const total = nothing();
    for (const [currency, { amounts }] of this.#byCurrency) {
      for (const figure of TOGETHER) {
        const { amount } = convert(amounts[figure], currency, target, asOf, rates);
        if (amount === null) return null;
        total[figure] = total[figure].plus(amount);
      }
    }
    return total;
  }

  /** One figure of all currencies in one; null where an amount has no rate, but 0 is 0 at any. */
  #converted(figure: Summed, target: Currency, asOf: Day, rates: RateBook): Money | null {
    let total = ZERO;
    for (const [currency, { amounts }] of this.#byCurrency) {
      if (amounts[figure].isZero()) continue;
      const { amount } = convert(amounts[figure], currency, target, asOf, rates);
      if (amount === null) return null;
      total = total.plus(amount);
    }
    return total;
  }

  #whyUnknown({ unreadable }: TotalsContext['ledger']): WhyCode | null {
    if (unreadable.some(hidesAnAmount)) return 'unreadable';
    return [...this.#byCurrency.values()].some(({ beforeOpening }) => beforeOpening > 0)
      ? 'before.opening'
      : null;
  }

  #shown({ unreadable }: TotalsContext['ledger']): CheckReport['byCurrency'] {
    const shown: Record<Currency, CurrencyTotals> = {};
    for (const [currency, { amounts, undated, hidden, beforeOpening }] of this.#byCurrency) {
      const { balance, overdue, unapplied, writtenOff } = amounts;
      shown[currency] =
        hidden + beforeOpening > 0
          ? UNKNOWN
          : { balance, overdue, overdueAtLeast: undated > 0, unapplied, writtenOff };
    }
    for (const cell of unreadable) {
      if (hidesAnAmount(cell) && cell.currency !== null) shown[cell.currency] = UNKNOWN;
    }
    return shown;
  }
}

const UNKNOWN: CurrencyTotals = {
  balance: null,
  overdue: null,
  overdueAtLeast: false,
  unapplied: null,
  writtenOff: null,
};

const nothing = (): Record<Summed, Money> => ({
  balance: ZERO,
  exposure: ZERO,
  overdue: ZERO,
  unapplied: ZERO,
  writtenOff: ZERO,
});

function addAmounts(sum: Record<Summed, Money>, figures: CurrencyFigures, sign: 1 | -1): void {
  for (const figure of SUMMED) {
    const amount = figures[figure];
    if (!amount.isZero()) sum[figure] = sign > 0 ? sum[figure].plus(amount) : sum[figure].minus(amount);
  }
}
