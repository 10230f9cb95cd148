/** What earlier imports left in the workbook: their proof, and rows that wait to be mended. Without words. */
import { cellAddress, cellAt, type Ledger } from '../ledger/records';
import { rowIdAt } from '../ledger/rowIds';
import { choiceKey, PROBLEM_STATE, type ProblemState, type TableKey } from '../ledger/tables';

export interface ImportTraces {
  /** Rows of 导入问题 that were not imported and that nobody gave up. */
  readonly open: number;
  /** Rows of statements that come in with their corrected sheet alone. */
  readonly again: number;
  /** The first cell of the first of either; null for none. */
  readonly problemsAt: string | null;
  /** Where the proof of the last import begins in 导入核对; null when there is none. */
  readonly proofAt: string | null;
}

export function tracesOf(ledger: Ledger): ImportTraces {
  const { proof, problems } = ledger.tables;
  const inState = (state: ProblemState): number[] =>
    [...problems.rows.keys()].filter(
      (row) => choiceKey(PROBLEM_STATE, String(cellAt(problems, row, 'state'))) === state,
    );
  const [open, again] = [inState('open'), inState('again')];
  const times = proof.rows.map((_, row) => cellAt(proof, row, 'importedAt'));
  const last = times.indexOf(times.at(-1) ?? '');
  return {
    open: open.length,
    again: again.length,
    problemsAt: addressOf(ledger, 'problems', open[0] ?? again[0] ?? -1, 'cell1'),
    proofAt: addressOf(ledger, 'proof', last, 'importedAt'),
  };
}

function addressOf(ledger: Ledger, table: TableKey, position: number, column: string): string | null {
  if (position < 0) return null;
  return cellAddress(ledger, { table, id: rowIdAt(ledger.tables[table], position), position }, column);
}
