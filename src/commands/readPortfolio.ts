/** 组合分析: everything that is owed, as one: statistics, trend, forecast, class and provision. Writes nothing. */
import { portfolioLedger } from '../credit/portfolioLedger';
import type { Result } from '../ledger/result';
import { run } from '../workbook';
import { look } from './look';
import { runOptions } from './options';
import type { CommandOptions, PortfolioOutcome, PortfolioRequest } from './types';

export function readPortfolio(
  request: PortfolioRequest,
  options: CommandOptions,
): Promise<Result<PortfolioOutcome>> {
  return run(async (context) => {
    const { asOf, asOfFrom, analysis } = await look(context, { ...request, customer: null }, options);
    return { asOf, asOfFrom, ledger: analysis.ledger, report: portfolioLedger(analysis) };
  }, runOptions(options));
}
