/** 发货判定: may this shipment go, why, and what would release it. Writes nothing. */
import { ProblemError, type Result } from '../ledger/result';
import { run } from '../workbook';
import { look } from './look';
import { runOptions } from './options';
import { think } from './think';
import type { CommandOptions, DecideOutcome, DecideRequest } from './types';

export function decideShipment(
  request: DecideRequest,
  options: CommandOptions,
): Promise<Result<DecideOutcome>> {
  return run(async (context) => {
    const { amount, currency, order, date } = request;
    const looked = await look(context, { asOf: date, customer: request.customer }, options);
    const { asked, ledger, customer } = looked;
    const shipment = customer && { customer: customer.id, amount, currency, order };
    const decision =
      shipment && (await think(ledger, { name: 'decide', asOf: asked.asOf, shipment }, options.signal));
    if (customer === null || decision === null) {
      throw new ProblemError({ code: 'customer.unknown', value: request.customer });
    }
    return { ...asked, ledger, customer, decision };
  }, runOptions(options));
}
