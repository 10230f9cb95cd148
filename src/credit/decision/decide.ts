/** May this shipment go (domain: Decision)? All reasons are given, not the first, and each says what would release it. */
import { maxMoney, ZERO, type Money } from '../../ledger/money';
import { convert } from '../limits/rates';
import type { Known } from '../report';
import { customerReasons } from './customerReasons';
import { groupReasons, limitReasons, type Effect } from './limitReasons';
import { unknownInput } from './reasons';
import type { Reason, ShipmentDecision, ShipmentInput } from './shipment';

/**
 * The shipment adds what its order does not hold already. Its customer's figures must be of `input.day`. A document that
 * lowers risk passes, whatever stands against the customer. What is n/a holds: an amount without a rate, an exposure, a limit
 * or a group that is unknown, lateness of which a due date is missing, a grade where the policy asks for one.
 */
export function decideShipment(input: ShipmentInput): ShipmentDecision {
  const { shipment, customer } = input;
  const effective = customer.limit.state === 'expired' ? ZERO : customer.effective;
  const by = { decidedBy: customer.id, currency: customer.currency };
  if (shipment.amount.isNegative()) {
    const { exposure } = customer;
    return {
      ...by,
      decision: 'pass',
      added: ZERO,
      exposureAfter: exposure,
      effective,
      covered: false,
      reasons: [],
    };
  }
  const amount = amountOf(input);
  const effect = effectOf(input, amount);
  const found = [
    ...inputReasons(input, amount),
    ...limitReasons(input, effect),
    ...groupReasons(input, effect),
    ...customerReasons(input),
  ];
  const holds = found.filter(({ severity }) => severity === 'hold');
  const warns = found.filter(({ severity }) => severity === 'warn');
  return {
    ...by,
    decision: holds.length > 0 ? 'hold' : warns.length > 0 ? 'warn' : 'pass',
    added: effect.added,
    exposureAfter: effect.after,
    effective,
    covered: effect.covered,
    reasons: [...holds, ...warns],
  };
}

/** In the customer's currency; null without a rate. */
function amountOf({ shipment, customer, day, rates }: ShipmentInput): Known<Money> {
  return convert(shipment.amount, shipment.currency, customer.currency, day, rates).amount;
}

function effectOf({ shipment, customer }: ShipmentInput, amount: Known<Money>): Effect {
  const { heldByOrder, exposure, credit } = customer;
  const added = amount && heldByOrder && maxMoney(ZERO, amount.minus(heldByOrder));
  return {
    added,
    after: exposure && added && exposure.plus(added),
    covered: credit !== null && shipment.amount.gt(0) && shipment.amount.lte(credit),
  };
}

function inputReasons({ customer }: ShipmentInput, amount: Known<Money>): Reason[] {
  const { exposure, heldByOrder, why } = customer;
  return [
    ...(amount === null ? [unknownInput('amount', 'rate.missing')] : []),
    ...(exposure === null ? [unknownInput('exposure', why['exposure'])] : []),
    ...(heldByOrder === null ? [unknownInput('heldByOrder', why['heldByOrder'])] : []),
  ];
}
