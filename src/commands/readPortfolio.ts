/** 组合分析: everything that is owed, as one: statistics, trend, forecast, class and provision. Writes nothing. */
import { valueOf, type Result } from '../ledger/result';
import { readLedger, run } from '../workbook';
import { dayAsked } from './look';
import { progress, runOptions } from './options';
import { think } from './think';
import type { CommandOptions, PortfolioOutcome, PortfolioRequest } from './types';

export function readPortfolio(
  request: PortfolioRequest,
  options: CommandOptions,
): Promise<Result<PortfolioOutcome>> {
  return run(async (context) => {
    progress(options, 'reading', 0);
    const { ledger } = valueOf(await readLedger(context));
    progress(options, 'thinking', 0.4);
    const asked = dayAsked(ledger, request.asOf, options.today);
    const report = await think(ledger, { name: 'portfolio', asOf: asked.asOf }, options.signal);
    return { ...asked, ledger, report };
  }, runOptions(options));
}
