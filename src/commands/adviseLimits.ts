/** 建议额度: how much credit each customer needs and can bear, by which method, and what holds it there. */
import { adviseLedger } from '../credit/adviseLedger';
import type { Result } from '../ledger/result';
import { run } from '../workbook';
import { look } from './look';
import { runOptions } from './options';
import type { AdviceOutcome, AdviceRequest, CommandOptions } from './types';

export function adviseLimits(
  request: AdviceRequest,
  options: CommandOptions,
): Promise<Result<AdviceOutcome>> {
  return run(async (context) => {
    const { asOf, asOfFrom, analysis, customer } = await look(context, request, options);
    const place = customer === null ? undefined : analysis.index.get(customer.id);
    const advices = adviseLedger(analysis, place === undefined ? null : [place]);
    return { asOf, asOfFrom, ledger: analysis.ledger, advices };
  }, runOptions(options));
}
