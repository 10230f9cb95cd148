/** May this shipment go? The decision's inputs from the analysis of its day (domain: Decision). */
import { addMonths, type Day } from '../ledger/day';
import { ZERO, type Currency, type Money } from '../ledger/money';
import type { CustomerId } from '../ledger/records';
import type { Analysis } from './analysis';
import type { CheckedAccount, CustomerBasis } from './basis';
import { decideShipment } from './decision/decide';
import type { ShipmentCustomer, ShipmentDecision } from './decision/shipment';
import { heldBy } from './exposure/commitments';
import { creditForShipment } from './exposure/shipmentCredit';
import { standingsOf } from './limits/standings';
import type { CustomerFigures, Known } from './report';
import { scoreAt } from './scoreLedger';
import { lastScore } from './scoring/history';
import { WRITE_OFF_MONTHS } from './scoring/knockOuts';
import { isStale, statementOn } from './scoring/statements';
import { unrecovered } from './settlement/memo';
import { fromUnits } from './settlement/units';

export interface ShipmentRequest {
  readonly customer: CustomerId;
  /** Tax included; a negative one (a return) lowers risk. */
  readonly amount: Money;
  /** null: the customer's. */
  readonly currency: Currency | null;
  /** null: none, so nothing of it is in exposure yet. */
  readonly order: string | null;
}

/**
 * Exposure sits on the payer (结算单位): what is shipped to a customer that another pays for is decided by the payer's limit,
 * use and record; a customer that is itself frozen or closed gets nothing all the same.
 *
 * @param analysis of the day of the shipment.
 * @returns null when the ledger has no such customer. Amounts are in the payer's currency.
 */
export function decideLedger(analysis: Analysis, request: ShipmentRequest): ShipmentDecision | null {
  const { asOf, rates, ledger, index, bases, customers } = analysis;
  const buyer = bases[index.get(request.customer) ?? -1];
  if (!buyer?.customer) return null;
  const place = index.get(buyer.customer.payerId ?? buyer.id) ?? index.get(buyer.id) ?? -1;
  const basis = bases[place];
  const figures = customers[place];
  if (!basis || !figures) return null;
  const shipment = { amount: request.amount, currency: request.currency ?? buyer.currency };
  const { order } = request;
  const payer = shipmentCustomer(analysis, place, basis, figures, order);
  return decideShipment({
    day: asOf,
    shipment,
    customer: {
      ...payer,
      ...statusOf(buyer, basis),
      credit: creditOf(basis, shipment.currency, order, asOf),
    },
    groups: standingsOf(analysis, basis.id),
    rates,
    policy: ledger.policy,
  });
}

/** The buyer's own status where it stops a shipment by itself, else the payer's. */
function statusOf(buyer: CustomerBasis, payer: CustomerBasis): Pick<ShipmentCustomer, 'status' | 'statusOf'> {
  const stopping = buyer.onDay?.status === 'active' ? payer : buyer;
  return { status: stopping.onDay?.status ?? null, statusOf: stopping.id };
}

/** null where the balance of that currency cannot be known. */
function creditOf(
  { accounts, unreadable }: CustomerBasis,
  currency: Currency,
  order: string | null,
  asOf: Day,
): Known<Money> {
  if (unreadable) return null;
  const own = accounts.find(({ account }) => account.currency === currency);
  if (!own) return ZERO;
  return own.account.beforeOpening ? null : creditForShipment(own, order, asOf);
}

function shipmentCustomer(
  analysis: Analysis,
  place: number,
  basis: CustomerBasis,
  figures: CustomerFigures,
  order: string | null,
): Omit<ShipmentCustomer, 'credit' | 'status' | 'statusOf'> {
  const { asOf, ledger } = analysis;
  const { policy } = ledger;
  return {
    ...figures,
    heldByOrder: order === null ? ZERO : sumIn(basis, ({ commitments }) => heldBy(commitments, order)),
    overdueBeyondHold: sumIn(basis, (checked) => laterThan(checked, policy.holdOverdueDays)),
    grade: scoreAt(analysis, place)?.gradeInForce ?? null,
    writtenOff: writtenOffOf(basis, asOf),
    stale: staleness(basis, asOf, policy),
  };
}

/** In the customer's currency; null when something is there and has no rate. */
function sumIn({ accounts }: CustomerBasis, amountOf: (checked: CheckedAccount) => Money): Known<Money> {
  let total = ZERO;
  for (const checked of accounts) {
    const amount = amountOf(checked);
    if (amount.isZero()) continue;
    if (checked.worth === null) return null;
    total = total.plus(amount.times(checked.worth));
  }
  return total;
}

/** Open parts later than the policy allows, without those a dispute leaves out. */
function laterThan({ aged, settled }: CheckedAccount, holdOverdueDays: number): Money {
  let units = 0n;
  for (const { entry, daysLate } of aged.entries) {
    if (daysLate === null || daysLate <= holdOverdueDays) continue;
    units += entry.open - (aged.disputes.get(entry)?.leftOut ?? 0n);
  }
  return fromUnits(units, settled.scale);
}

/** In the customer's currency; what has no rate into it in its own, and then alone. */
function writtenOffOf({ accounts, currency }: CustomerBasis, asOf: Day): ShipmentCustomer['writtenOff'] {
  const since = addMonths(asOf, -WRITE_OFF_MONTHS);
  let found: ShipmentCustomer['writtenOff'] = null;
  for (const { account, settled, worth } of accounts) {
    for (const one of settled.writtenOff) {
      const { on } = one;
      const left = unrecovered(one);
      if (on <= since || left === 0n) continue;
      const own = fromUnits(left, settled.scale);
      if (worth === null) return { amount: own, currency: account.currency, on };
      const amount = own.times(worth);
      found = {
        amount: found === null ? amount : found.amount.plus(amount),
        currency,
        on: found === null || on > found.on ? on : found.on,
      };
    }
  }
  return found;
}

function staleness(
  { id, scores, statements }: CustomerBasis,
  asOf: Day,
  { scoreStaleDays, statementsStaleMonths }: Analysis['ledger']['policy'],
): ShipmentCustomer['stale'] {
  const score = lastScore(scores, id, asOf);
  const statement = statementOn(statements, id, asOf);
  return {
    scored: score !== null && asOf - score.asOf > scoreStaleDays ? score.asOf : null,
    periodEnd:
      statement !== null && isStale(statement, asOf, statementsStaleMonths) ? statement.periodEnd : null,
  };
}
