/** 组合分析: everything that is owed, as one: statistics, trend, forecast, class and provision. Writes nothing. */
import type { Result } from '../ledger/result';
import { run } from '../workbook';
import { look } from './look';
import { runOptions } from './options';
import { think } from './think';
import type { CommandOptions, PortfolioOutcome, PortfolioRequest } from './types';

export function readPortfolio(
  request: PortfolioRequest,
  options: CommandOptions,
): Promise<Result<PortfolioOutcome>> {
  return run(async (context) => {
    const { asked, ledger } = await look(context, { ...request, customer: null }, options);
    const report = await think(ledger, { name: 'portfolio', asOf: asked.asOf }, options.signal);
    return { ...asked, ledger, report };
  }, runOptions(options));
}
