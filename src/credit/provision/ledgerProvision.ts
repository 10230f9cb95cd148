/** Class, provision and interest of a whole ledger as of a day (domain: Class and provision). */
import { addMonths } from '../../ledger/day';
import type { Currency, Money } from '../../ledger/money';
import type { CustomerId } from '../../ledger/records';
import { RISK_CLASSES, type RiskClass } from '../../ledger/tables';
import type { Analysis } from '../analysis';
import { baseContext, overdueRulesOf, whyUncounted } from '../portfolio/adapters';
import { classMatrix, type ClassMatrix } from './classMatrix';
import { commercialNoteParts } from './commercialNotes';
import { lateInterest } from './lateInterest';
import { provisionOf, type Provision } from './provision';

const MONTHS_OF_YEAR = 12;

export function ledgerProvision(analysis: Analysis): Provision {
  const { ledger, asOf, bases } = analysis;
  const { toBase } = baseContext(analysis);
  const { forwardFactor, currency } = ledger.policy;
  return provisionOf(
    bases.map((basis) => {
      const profile = basis.customer?.profile;
      return {
        id: basis.id,
        relatedParty: profile?.relatedParty ?? false,
        singleRate: profile?.singleRate ?? null,
        singleReason: profile?.singleReason ?? '',
        accounts: basis.accounts.map(({ settled }) => settled),
        commercialNotes: basis.accounts.flatMap(({ settled }) => commercialNoteParts(settled, asOf)),
        unknown: whyUncounted(basis),
      };
    }),
    { lossRate: ledger.standards.lossRate, forwardFactor, currency },
    asOf,
    toBase,
  );
}

/** Five-level class a year ago against now. */
export function ledgerClassMatrix(analysis: Analysis): ClassMatrix {
  const { ledger, asOf, bases } = analysis;
  return classMatrix(
    bases.map((basis) => ({
      id: basis.id,
      accounts: basis.accounts.map(({ settled }) => settled),
      unknown: whyUncounted(basis),
    })),
    addMonths(asOf, -MONTHS_OF_YEAR),
    asOf,
    { bounds: ledger.standards.riskClass, overdue: overdueRulesOf(analysis) },
    baseContext(analysis).toBase,
  );
}

/** Customers by class on asOf; `unknown`: of whom it cannot be told. */
export function classCounts({
  customers,
}: Pick<Analysis, 'customers'>): Record<RiskClass | 'unknown', number> {
  const count = (name: RiskClass | null): number =>
    customers.filter(({ riskClass }) => riskClass === name).length;
  const counts = Object.fromEntries(RISK_CLASSES.map((name) => [name, count(name)])) as Record<
    RiskClass,
    number
  >;
  return { ...counts, unknown: count(null) };
}

export interface InterestMemo {
  readonly customer: CustomerId;
  readonly currency: Currency;
  readonly rate: Money;
  /** Exact, > 0, in that currency. */
  readonly amount: Money;
}

/** Contractual interest on what is late, of customers whose contract names a rate; a memo, in no balance. */
export function interestMemos({ bases, asOf }: Analysis): InterestMemo[] {
  return bases.flatMap((basis) => {
    const rate = basis.customer?.profile.interestRate ?? null;
    if (rate === null || whyUncounted(basis) !== null) return [];
    return basis.accounts.flatMap(({ settled, account }): InterestMemo[] => {
      const amount = lateInterest(settled, rate, asOf);
      return amount === null || !amount.gt(0)
        ? []
        : [{ customer: basis.id, currency: account.currency, rate, amount }];
    });
  });
}
