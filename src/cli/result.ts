/** What a command of the command line comes back with. */
import type { Problem } from '../ledger/result';

export type ExitCode = 0 | 1 | 2;

export interface CommandResult {
  /** What --json prints. */
  readonly json: object;
  /** What a person reads. */
  readonly lines: readonly string[];
  readonly code: ExitCode;
  /** Why it exits with 2 although there is something to print: an import that found nothing to import. */
  readonly refusal?: Problem;
}
