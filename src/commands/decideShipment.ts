/** 发货判定: may this shipment go, why, and what would release it. Writes nothing. */
import { decideLedger } from '../credit/decideLedger';
import { ProblemError, type Result } from '../ledger/result';
import { run } from '../workbook';
import { look } from './look';
import { runOptions } from './options';
import type { CommandOptions, DecideOutcome, DecideRequest } from './types';

export function decideShipment(
  request: DecideRequest,
  options: CommandOptions,
): Promise<Result<DecideOutcome>> {
  return run(async (context) => {
    const looked = await look(context, { asOf: request.date, customer: request.customer }, options);
    const { asOf, asOfFrom, analysis, customer } = looked;
    const { amount, currency, order } = request;
    const decision =
      customer === null ? null : decideLedger(analysis, { customer: customer.id, amount, currency, order });
    if (customer === null || decision === null) {
      throw new ProblemError({ code: 'customer.unknown', value: request.customer });
    }
    return { asOf, asOfFrom, ledger: analysis.ledger, customer, decision };
  }, runOptions(options));
}
