/** 建议额度: how much credit each customer needs and can bear, by which method, and what holds it there. */
import type { Result } from '../ledger/result';
import { run } from '../workbook';
import { look } from './look';
import { runOptions } from './options';
import { think } from './think';
import type { AdviceOutcome, AdviceRequest, CommandOptions } from './types';

export function adviseLimits(
  request: AdviceRequest,
  options: CommandOptions,
): Promise<Result<AdviceOutcome>> {
  return run(async (context) => {
    const { asked, ledger, customer } = await look(context, request, options);
    const question = { name: 'advise' as const, asOf: asked.asOf, customer: customer?.id ?? null };
    return { ...asked, ledger, advices: await think(ledger, question, options.signal) };
  }, runOptions(options));
}
