/**
 * Expected failures are values. A problem says what is wrong by code, where it is, and which figures a sentence about it
 * needs; `text/` turns it into words in the user's language.
 */
/** Everything that can go wrong by a name. `text/` holds one sentence per code and language; adding a code here makes it ask for one. */
export type ProblemCode =
  // a file that cannot be taken
  | 'file.notFound'
  | 'file.empty'
  | 'file.tooLarge'
  | 'file.tooSlow'
  | 'file.notSpreadsheet'
  | 'file.zipBomb'
  | 'file.encrypted'
  | 'file.damaged'
  | 'file.unsupported'
  | 'file.noRows'
  | 'file.notWritable'
  // a workbook that is not the ledger we know
  | 'ledger.none'
  | 'ledger.exists'
  | 'ledger.newerSchema'
  | 'ledger.tableMissing'
  | 'ledger.columnMissing'
  | 'ledger.columnRepeated'
  | 'ledger.notInteger'
  // a place that cannot be written
  | 'sheet.nameTaken'
  | 'sheet.protected'
  | 'table.filtered'
  | 'table.notGrown'
  | 'table.changedMeanwhile'
  | 'workbook.readOnly'
  | 'workbook.date1904'
  | 'cell.changedMeanwhile'
  | 'row.goneMeanwhile'
  | 'amount.tooManyDigits'
  | 'readback.differs'
  // the journal
  | 'journal.noEntry'
  | 'journal.alreadyUndone'
  | 'journal.notUndoable'
  // the environment
  | 'excel.tooOld'
  | 'excel.unavailable'
  | 'excel.editing'
  | 'excel.requestTooLarge'
  | 'excel.failed'
  | 'command.cancelled'
  // an import that cannot be understood
  | 'import.nothing'
  | 'import.currencies'
  | 'import.badMap'
  | 'import.question'
  | 'import.badDecision'
  | 'import.taxIdsDiffer'
  | 'import.sheetNotFound'
  // the command line
  | 'usage'
  | 'date.unreadable'
  | 'amount.unreadable'
  | 'currency.unreadable'
  | 'customer.unknown';

export interface Problem {
  readonly code: ProblemCode;
  readonly file?: string;
  readonly sheet?: string;
  /** A1 address without the sheet, e.g. `H5`. */
  readonly cell?: string;
  /** What stood there, as the user sees it. */
  readonly value?: string;
  /** Further figures the sentence names, already formatted as plain strings. */
  readonly figures?: Readonly<Record<string, string>>;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T = never>(problem: Problem): Result<T> {
  return { ok: false, problem };
}

/** For the few places where a failure must cross code that cannot return a Result (callbacks, Excel.run). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super([problem.code, problem.file, problem.sheet, problem.cell, problem.value].filter(Boolean).join(' '));
    this.name = 'ProblemError';
  }
}

/** The value, or the problem thrown: inside work that a runner turns back into a Result. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new ProblemError(result.problem);
  return result.value;
}
