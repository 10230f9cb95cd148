/** How a customer pays, as a check shows it: payment figures with what they leave out, and DSO counted back. */
import type { Day } from '../ledger/day';
import { sumMoney } from '../ledger/money';
import { BUCKETS } from '../ledger/tables';
import type { CheckedAccount, CustomerBasis } from './basis';
import { dsoCountBack, type CountBack } from './behaviour/dso';
import type { PaymentFigures } from './behaviour/paymentSums';
import { salesHistory, salesMonths } from './behaviour/sales';
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
  const countBack =
    ageing === null ? null : countBackOf(ageing, accounts, customer?.profile.since ?? null, asOf);
  return {
    figures: {
      ...(shown as Pick<PaymentFigures, (typeof SHOWN)[number]>),
      dsoCountBack: countBack && countBack.days,
      dsoAtLeast: countBack?.atLeast ?? false,
    },
    why: {
      ...shownReasons(behaviour),
      ...because(countBack === null ? (why['ageing'] ?? 'sales.none') : null, ['dsoCountBack']),
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
function countBackOf(
  ageing: Ageing,
  accounts: readonly CheckedAccount[],
  since: Day | null,
  asOf: Day,
): CountBack | null {
  const selling = accounts.flatMap(({ account, worth }) =>
    worth === null ? [] : [{ account, rate: worth }],
  );
  const sales = salesHistory(selling, since);
  if (sales.sales.length === 0) return null;
  return dsoCountBack(sumMoney(BUCKETS.map((bucket) => ageing[bucket])), salesMonths(sales, asOf));
}
