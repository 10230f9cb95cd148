/** How a customer pays, as a check shows it: payment figures with what they leave out, and DSO counted back. */
import type { Day } from '../ledger/day';
import { sumMoney } from '../ledger/money';
import { BUCKETS } from '../ledger/tables';
import type { CustomerBasis } from './basis';
import { dsoCountBack, type CountBack } from './behaviour/dso';
import type { PaymentFigures } from './behaviour/paymentSums';
import { salesHistory, salesMonths, type SalesHistory } from './behaviour/sales';
import type { Ageing, BehaviourFigures, CustomerFigures, WhyCode } from './report';
import { because } from './why';

const SHOWN = [
  'dbtSigned',
  'dbtFloored',
  'dbtLate',
  'onTimeShare',
  'worsening',
  'otherCreditShare',
  'undatedShare',
  'disputedShare',
  'onTimeLeftOutShare',
] as const satisfies readonly (keyof PaymentFigures & keyof BehaviourFigures)[];

export function behaviourFigures(
  { behaviour, accounts, customer }: CustomerBasis,
  { ageing, why }: Pick<CustomerFigures, 'ageing' | 'why'>,
  asOf: Day,
): { readonly figures: BehaviourFigures; readonly why: CustomerFigures['why'] } {
  const shown = Object.fromEntries(SHOWN.map((figure) => [figure, behaviour.figures[figure]]));
  const sales = salesHistory(
    accounts.flatMap(({ account, worth }) => (worth === null ? [] : [{ account, rate: worth }])),
    customer?.profile.since ?? null,
  );
  const countBack = ageing === null ? null : countBackOf(ageing, sales, asOf);
  const unknown = sales.sales.length === 0 ? 'sales.none' : 'before.opening';
  return {
    figures: {
      ...(shown as Pick<PaymentFigures, (typeof SHOWN)[number]>),
      dsoCountBack: countBack && countBack.days,
      dsoAtLeast: countBack?.atLeast ?? false,
    },
    why: {
      ...shownReasons(behaviour),
      ...because(countBack === null ? (why['ageing'] ?? unknown) : null, ['dsoCountBack']),
    },
  };
}

function shownReasons({ why }: CustomerBasis['behaviour']): Record<string, WhyCode> {
  const shown: Record<string, WhyCode> = {};
  for (const figure of SHOWN) {
    const reason = why[figure];
    if (reason !== undefined) shown[figure] = reason;
  }
  return shown;
}

/** Receivables gross of unapplied credit, worked off by the sales of the months back from the day. */
function countBackOf(ageing: Ageing, sales: SalesHistory, asOf: Day): CountBack | null {
  if (sales.sales.length === 0) return null;
  return dsoCountBack(sumMoney(BUCKETS.map((bucket) => ageing[bucket])), salesMonths(sales, asOf));
}
