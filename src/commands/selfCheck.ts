/** Whether this Excel does what the ledger relies on. */
import type { Result } from '../ledger/result';
import { probe, run } from '../workbook';
import { runOptions } from './options';
import type { CommandOptions, ProbeResult } from './types';

export function selfCheck(options: CommandOptions): Promise<Result<readonly ProbeResult[]>> {
  return run(probe, runOptions(options));
}
